import type { Config } from '../options/options'
import { resolve, type Source } from '../options/resolve'

/**
 * The options as they apply to this page.
 *
 * @throws ConfigError that names every mistake at once.
 * @throws Error where there is no page.
 */
export function resolveHere(source: Source): Config {
  if (typeof document === 'undefined') {
    throw new Error(
      'lastcall: watchSession was called where there is no browser, as in server-side rendering: call it in code that runs in the page',
    )
  }
  return resolve(source, { base: document.baseURI, origin: location.origin })
}
