import { duration } from '../options/duration'
import { ConfigError } from './errors'
import type { Grace, LedgerOptions, SessionTimes } from './ledger'
import { GRACE } from './policy'

/** A ledger's own rules, in ms. */
export interface LedgerRules {
  readonly idleTimeout: number
  readonly lifetime?: number
  readonly grace: Grace
}

const CAUSES = Object.keys(GRACE) as (keyof typeof GRACE)[]

/** Collects what is wrong, so that all of it is said at once. */
function createReader() {
  const problems: string[] = []
  const ms = (name: string, value: unknown): number => {
    try {
      return Math.ceil(duration(value))
    } catch (advice) {
      problems.push(`${name}: ${JSON.stringify(value) ?? 'undefined'}: ${advice}`)
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
    problem(`grace: ${JSON.stringify(given)}: write "off", or ms by ${CAUSES.join(', ')}`)
    return GRACE
  }
  const grace = { ...GRACE }
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!Object.hasOwn(GRACE, name)) problem(`grace.${name}: there are ${CAUSES.join(', ')}`)
    else if (value !== undefined) grace[name as keyof typeof GRACE] = ms(`grace.${name}`, value)
  }
  return grace
}

/** Checks a ledger's options. Throws a `ConfigError`. */
export function ledgerRules(options: LedgerOptions | undefined): LedgerRules {
  const reader = createReader()
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
  const idleTimeout = reader.optional('idleTimeout', times?.idleTimeout) ?? rules.idleTimeout
  const lifetime = reader.optional('lifetime', times?.lifetime) ?? rules.lifetime
  reader.done()
  return { idleTimeout, lifetime }
}
