import { type ExpiredOptions, expiredAnswer } from '../expired'
import type { Visit } from '../visit'
import { responseOf } from './response'

/**
 * What a request is answered whose session is over: a document goes to `expiredUrl` (303), anything
 * else gets the 401 that Lastcall's pages understand, and nothing is kept by a cache.
 */
export function expiredResponse(request: Request, visit: Visit, options: ExpiredOptions): Response {
  const { method, url, headers } = request
  const header = (name: string) => headers.get(name) ?? undefined
  return responseOf(expiredAnswer({ method, url, header }, visit, options))
}
