import type { Options } from '../options/options'
import type { Session } from '../session'
import { fullParts } from './fullParts'
import { watch } from './watch'

/**
 * As `lastcall/headless`, for servers with a companion: `sessionUrl` turns two-phase ending on.
 *
 * @throws ConfigError that names every mistake in the options at once; nothing is started then.
 * @throws Error when called during server-side rendering.
 */
export const watchSession = (options: Options): Session => watch(options, { full: fullParts })
