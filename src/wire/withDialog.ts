import type { Options } from '../options/options'
import type { Session } from '../session'
import { resolveHere } from './resolveHere'
import { builtIn } from './screen'
import { startSession } from './start'

/**
 * Watches the session of this page: ends it when the person has really left, warns before it times
 * out, keeps it alive while the person is active.
 *
 * @throws ConfigError that names every mistake in the options at once; nothing is started then.
 * @throws Error when called during server-side rendering.
 * @example
 * const session = watchSession({
 *   endUrl: '/logout',
 *   keepAliveUrl: '/keep-alive',
 *   idleTimeout: '20m',
 *   expiredUrl: '/session-expired',
 * })
 */
export function watchSession(options: Options): Session {
  const config = resolveHere({ values: { ...options }, attributes: false })
  return startSession(window, config, builtIn)
}
