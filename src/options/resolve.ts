import { LEAST_WARNING } from '../core/deadline'
import { ConfigError } from './errors'
import { attribute } from './names'
import { near } from './near'
import { type Config, defaults } from './options'
import type { Parsers, Place } from './parsers'

/** What a small build says of what it leaves out. */
export const FULL = 'needs a full build: lastcall.full.js or lastcall/headless/full'

/** What the author wrote, and where: it is quoted as it stands there. */
export interface Source {
  readonly values: Readonly<Record<string, unknown>>
  /** Data attributes. Strangers' names share that place: only one that is near is a mistake. */
  readonly attributes: boolean
}

/** Options on their way to be valid, by name. */
export type Found = Record<string, unknown>

/** Notes a mistake in the option of this name. */
export type Problem = (name: string, advice: unknown) => void

const quote = (value: unknown): string => {
  try {
    return JSON.stringify(value).slice(0, 80)
  } catch {
    // A function is nothing in JSON, and some objects cannot be written at all.
    return String(value)
  }
}

/**
 * Valid, complete options.
 *
 * @param parsers of the options that there are.
 * @param derive finds what follows from `sessionUrl`, in builds that know what to do with it.
 * @throws ConfigError that names every mistake at once.
 */
export function resolve(
  source: Source,
  base: string,
  origin: string,
  parsers: Parsers,
  derive?: (found: Found, problem: Problem) => void,
): Config {
  const { attributes } = source
  const names = Object.keys(parsers)
  // Every option is an own property: a polluted prototype configures nothing.
  const unset = Object.fromEntries(names.map((name) => [name, undefined]))
  const values: Found = { ...unset, ...source.values }
  const found: Found = { ...unset, ...defaults }
  const place: Place = { base, origins: [origin] }
  const problems: string[] = []
  const spell = attributes ? attribute : (name: string) => name
  const problem: Problem = (name, advice) => {
    problems.push(`${spell(name)}${attributes ? '=' : ': '}${quote(values[name])}: ${advice}`)
  }

  // In the table's order: the app's origins are known before the URLs that may be on them.
  for (const [name, parse] of Object.entries(parsers)) {
    try {
      if (values[name] != null) found[name] = parse(values[name], place)
    } catch (advice) {
      problem(name, advice)
    }
  }

  if (derive) derive(found, problem)
  else for (const name of ['sessionUrl', 'debug']) if (found[name]) problem(name, FULL)

  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue
    const meant = near(name, names)
    if (meant) problem(name, `did you mean ${spell(meant)}?`)
    else if (!attributes) problem(name, 'is not an option')
  }

  const { warning = LEAST_WARNING, lifetimeWarning = warning } = found as Partial<Config>
  const warnings = [
    ['warning', warning, 'idleTimeout'],
    ['lifetimeWarning', lifetimeWarning, 'lifetime'],
  ] as const
  for (const [name, before, end] of warnings) {
    if ((found[name] as number) < LEAST_WARNING) {
      problem(name, 'write at least 20s, the time people need to answer (WCAG 2.2.1)')
    } else if ((found[end] as number) <= before) {
      problem(end, `write more than the warning of ${before / 1000}s`)
    }
  }
  if (values.idleTimeout == null && !found.statusUrl) {
    problems.push(
      `${spell('idleTimeout')} is missing: write after how long without activity the session ends, for example 20m`,
    )
  }

  if (problems.length) throw new ConfigError(problems)
  return found as unknown as Config
}
