import type { Options } from '../options/options'
import type { Session } from '../session'
import { resolveHere } from './resolveHere'
import { startSession } from './start'

/**
 * Watches the session of this page and draws nothing: bring your own dialog, from the events. The
 * options `dialog`, `curtain`, `messages` and `lang` mean nothing here.
 *
 * @throws ConfigError that names every mistake in the options at once; nothing is started then.
 * @throws Error when called during server-side rendering.
 */
export function watchSession(options: Options): Session {
  const config = resolveHere({ values: { ...options }, attributes: false })
  return startSession(window, config)
}
