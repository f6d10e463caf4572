import { duration } from '../options/duration'
import { ConfigError } from './errors'
import type { Grace, LedgerOptions, SessionTimes } from './ledger'
import { GRACE, MEMORY } from './policy'
import { shown } from './shown'
import { unknownOptions } from './unknown'

/** A ledger's own rules, in ms. */
export interface LedgerRules {
  readonly idleTimeout: number
  readonly lifetime?: number
  readonly grace: Grace
}

const TIMES = ['idleTimeout', 'lifetime']
const CAUSES = Object.keys(GRACE) as (keyof typeof GRACE)[]

/** Collects what is wrong, so that all of it is said at once. */
function createReader(known: readonly string[] = []) {
  const problems = [...known]
  const ms = (name: string, value: unknown): number => {
    try {
      return Math.ceil(duration(value))
    } catch (advice) {
      problems.push(`${name}: ${shown(value)}: ${advice}`)
      return Infinity
    }
  }
  return {
    ms,
    optional: (name: string, value: unknown) => (value === undefined ? undefined : ms(name, value)),
    problem: (text: string) => void problems.push(text),
    done() {
      if (problems.length > 0) throw new ConfigError(problems)
    },
  }
}

const graceOf = (
  given: LedgerOptions['grace'],
  { ms, problem }: ReturnType<typeof createReader>,
) => {
  if (given === 'off') return given
  if (given !== undefined && (typeof given !== 'object' || given === null)) {
    problem(`grace: ${shown(given)}: write "off", or times by ${CAUSES.join(', ')}`)
    return GRACE
  }
  for (const text of unknownOptions(given ?? {}, CAUSES, 'grace.')) problem(text)
  const grace = { ...GRACE }
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!Object.hasOwn(GRACE, name) || value === undefined) continue
    const time = ms(`grace.${name}`, value)
    if (time < Infinity && time > MEMORY) {
      problem(`grace.${name}: ${shown(value)}: write at most 2m`)
    }
    grace[name as keyof typeof GRACE] = time
  }
  return grace
}

/**
 * Checks a ledger's options. Throws a `ConfigError`.
 *
 * @param more options that this kind of ledger has besides
 * @param found what is wrong with those: all of it is said at once
 */
export function ledgerRules(
  options: LedgerOptions | undefined,
  more: readonly string[] = [],
  found: readonly string[] = [],
): LedgerRules {
  const reader = createReader(found)
  const known = [...TIMES, 'grace', ...more]
  for (const text of unknownOptions(options ?? {}, known)) reader.problem(text)
  const { idleTimeout, lifetime, grace } = options ?? ({} as Partial<LedgerOptions>)
  if (idleTimeout === undefined) reader.problem('idleTimeout is missing: write for example "20m"')
  const idle = idleTimeout === undefined ? Infinity : reader.ms('idleTimeout', idleTimeout)
  const most = reader.optional('lifetime', lifetime)
  const rules = {
    ...{ idleTimeout: idle, grace: graceOf(grace, reader) },
    ...(most !== undefined && { lifetime: most }),
  }
  reader.done()
  return rules
}

/** The times of one session: the ledger's own where nothing else is given. Throws a `ConfigError`. */
export function timesOf(times: Partial<SessionTimes> | undefined, rules: LedgerRules) {
  const reader = createReader()
  for (const text of unknownOptions(times ?? {}, TIMES)) reader.problem(text)
  const idleTimeout = reader.optional('idleTimeout', times?.idleTimeout) ?? rules.idleTimeout
  const lifetime = reader.optional('lifetime', times?.lifetime) ?? rules.lifetime
  reader.done()
  return { idleTimeout, lifetime }
}
