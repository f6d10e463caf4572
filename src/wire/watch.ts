import type { Options } from '../options/options'
import type { Session } from '../session'
import { resolveHere } from './resolveHere'
import { type Extras, startSession } from './start'

/** Starts a session from options, in a build with these extras. */
export function watch(options: Options, extras: Extras): Session {
  const source = { values: { ...options }, attributes: false }
  const config = resolveHere(source, extras.full)
  return startSession(window, config, extras)
}
