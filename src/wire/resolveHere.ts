import type { Config } from '../options/options'
import { parsers } from '../options/parsers'
import { resolve, type Source } from '../options/resolve'
import type { Extras } from './start'

/**
 * The options as they apply to this page.
 *
 * @throws ConfigError that names every mistake at once.
 */
export function resolveHere(source: Source, extras: Extras): Config {
  const table = { ...parsers, ...extras.parsers }
  return resolve(source, document.baseURI, location.origin, table, extras.full?.derive)
}
