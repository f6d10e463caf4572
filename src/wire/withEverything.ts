import type { Options } from '../options/options'
import type { Session } from '../session'
import { fullParts } from './fullParts'
import { builtInFull } from './fullScreen'
import { watch } from './watch'

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
export const watchSession = (options: Options): Session =>
  watch(options, { ...builtInFull, full: fullParts })
