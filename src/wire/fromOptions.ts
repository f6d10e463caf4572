import type { Options } from '../options/options'
import type { Session } from '../session'
import { resolveHere } from './resolveHere'
import { type Extras, startSession } from './start'

/**
 * Starts a session from options, in a build with these extras.
 *
 * @throws ConfigError that names every mistake in the options at once; nothing is started then.
 */
export function startFromOptions(options: Options, extras: Extras): Session {
  const source = { values: { ...options }, attributes: false }
  return startSession(window, resolveHere(source, extras), extras)
}
