import type { Options } from '../options/options'
import type { Session } from '../session'
import { watch } from './watch'

/**
 * Watches the session of this page and draws nothing: bring your own dialog, from the events. The
 * options `dialog`, `curtain`, `messages` and `lang` mean nothing here; `sessionUrl` and
 * `debug` need `lastcall/headless/full`.
 *
 * @throws ConfigError that names every mistake in the options at once; nothing is started then.
 * @throws Error when called during server-side rendering.
 */
export const watchSession = (options: Options): Session => watch(options, {})
