import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ExpiredOptions, expiredAnswer } from '../expired'
import type { Unavailable, Visit } from '../visit'
import { askedOf, send } from './request'

/**
 * Answers a request whose session is over: a document goes to `expiredUrl` (303), anything else gets
 * the 401 that Lastcall's pages understand, and nothing is kept by a cache.
 * While the ledger cannot be asked both are told to ask again later (503).
 */
export function expiredResponse(
  req: IncomingMessage & { readonly originalUrl?: string },
  res: ServerResponse,
  visit: Visit | Unavailable | undefined,
  options: ExpiredOptions,
): void {
  // Express takes the path that a router is mounted at from `url`.
  const asked = { ...askedOf(req), url: req.originalUrl ?? req.url ?? '' }
  send(req, res, expiredAnswer(asked, visit ?? { state: 'new' }, options))
}
