import type { Config } from '../options/options'
import { resolve, type Source } from '../options/resolve'
import type { fullParts } from './fullParts'

/**
 * The options as they apply to this page.
 *
 * @throws ConfigError that names every mistake at once.
 * @throws Error where there is no page.
 */
export function resolveHere(source: Source, full?: typeof fullParts): Config {
  if (typeof document === 'undefined') {
    throw new Error(
      'lastcall: watchSession needs a browser: call it in the page, not in server-side rendering',
    )
  }
  return resolve(source, document.baseURI, location.origin, full?.derive)
}
