import { type ExpiredOptions, expiredAnswer } from '../expired'
import type { Unavailable, Visit } from '../visit'
import { responseOf } from './response'

/**
 * What a request is answered whose session is over: a document goes to `expiredUrl` (303), anything
 * else gets the 401 that Lastcall's pages understand, and nothing is kept by a cache.
 * While the ledger cannot be asked both are told to ask again later (503).
 */
export function expiredResponse(
  request: Request,
  visit: Visit | Unavailable,
  options: ExpiredOptions,
): Response {
  const { method, url, headers } = request
  const header = (name: string) => headers.get(name) ?? undefined
  return responseOf(expiredAnswer({ method, url, header }, visit, options))
}
