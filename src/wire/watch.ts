import type { Options } from '../options/options'
import type { Session } from '../session'
import { startFromOptions } from './fromOptions'
import type { Extras } from './start'

/**
 * Starts a session from options, where a package may be imported without there being a page.
 *
 * @throws Error where there is no page.
 */
export function watch(options: Options, extras: Extras): Session {
  if (typeof document === 'undefined') {
    throw new Error(
      'lastcall: watchSession needs a browser: call it in the page, not in server-side rendering',
    )
  }
  return startFromOptions(options, extras)
}
