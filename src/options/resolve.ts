import { LEAST_WARNING } from '../core/deadline'
import { ConfigError } from './errors'
import { near } from './near'
import { type Config, defaults } from './options'
import { origins, type Parser, type Place, parsers } from './parsers'

/** What the author wrote, and how to quote it. */
export interface Source {
  readonly values: Readonly<Record<string, unknown>>
  /** An option's name as its author writes it: `idleTimeout` or `data-idle-timeout`. */
  spell(name: string): string
  /** Between the name and the value: `: ` or `=`. */
  readonly sign: string
  /** A stranger's name may share the place: only what is close to a known name is a mistake. */
  readonly shared: boolean
}

const quote = (value: unknown): string => {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 80)
  } catch {
    return String(value)
  }
}

/**
 * Valid, complete options.
 *
 * @throws ConfigError that names every mistake at once.
 */
export function resolve(source: Source, page: { base: string; origin: string }): Config {
  const { values, spell, sign, shared } = source
  const known = Object.keys(parsers)
  const problems: string[] = []
  const found: Record<string, unknown> = {}
  const written = (name: string) => spell(name) + sign + quote(values[name])
  const problem = (name: string, advice: string) => problems.push(`${written(name)}: ${advice}`)

  const read = (name: string, parse: Parser, place: Place): unknown => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined || value === null) return
    try {
      return parse(value, place)
    } catch (advice) {
      problem(name, String(advice))
    }
  }

  const place: Place = { base: page.base, origins: [page.origin] }
  const allowed = (read('appOrigins', origins, place) as string[] | undefined) ?? []
  for (const name of known) {
    if (name === 'appOrigins') continue
    const value = read(name, parsers[name]!, { ...place, origins: [page.origin, ...allowed] })
    if (value !== undefined) found[name] = value
  }

  for (const name of Object.keys(values)) {
    if (known.includes(name)) continue
    const meant = near(name, known)
    if (meant) problem(name, `did you mean ${spell(meant)}?`)
    else if (!shared) problem(name, 'is not an option')
  }

  const { idleTimeout, lifetime, warning } = found as Partial<Config>
  const given = (name: string) => Object.hasOwn(values, name) && values[name] != null
  if (!given('idleTimeout') && !given('statusUrl')) {
    problems.push(
      `${spell('idleTimeout')} is missing: write how long without activity ends the session, for example 20m`,
    )
  }
  if (warning !== undefined && warning < LEAST_WARNING) {
    problem('warning', 'write at least 20s, the time people need to answer (WCAG 2.2.1)')
  } else {
    for (const name of ['idleTimeout', 'lifetime'] as const) {
      const limit = name === 'lifetime' ? lifetime : idleTimeout
      const least = warning ?? LEAST_WARNING
      if (limit === undefined || limit > least) continue
      if (warning !== undefined)
        problem('warning', `write less than the ${spell(name)} of ${limit / 1000}s`)
      else problem(name, 'write more than the 20s of the shortest warning')
    }
  }

  if (problems.length) throw new ConfigError(problems)
  return { ...defaults, appOrigins: allowed, ...found } as unknown as Config
}
