import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AnswerHead, isPage } from '../document'
import { createEndpoints, noRoute } from '../endpoints'
import { checkOptions, type EndpointOptions } from '../options'
import { reporter } from '../report'
import { createSessions } from '../sessions'
import { createVisits, type Unavailable, type Visit } from '../visit'
import { onHead } from './head'
import { askedOf, send } from './request'

declare module 'node:http' {
  interface IncomingMessage {
    /** Who this request comes from; set by Lastcall's `touch`. */
    lastcall?: Visit | Unavailable
  }
}

export type Next = (error?: unknown) => void
export type Middleware = (req: IncomingMessage, res: ServerResponse, next: Next) => Promise<void>

/** The endpoints, and what the application's own requests are worth. */
export interface NodeEndpoints {
  /**
   * Answers `POST …/end`, `POST …/keep-alive` and `GET …/status`, by the last part of the path; any
   * other path is the next middleware's, or a 404. Never rejects: 503 while the ledger cannot be
   * reached.
   */
  (req: IncomingMessage, res: ServerResponse, next?: Next): Promise<void>
  /**
   * Who a request comes from; slides nothing. Rejects while the ledger cannot be reached (a
   * `LedgerUnavailableError`) and with what a hook threw, so that a page which does not expect it
   * stays closed.
   */
  visit(req: IncomingMessage): Promise<Visit>
  /**
   * Before the application's own routes: a document slides the session, and counts as a page if its
   * answer begins as HTML while somebody waits for it. Everything else only looks, unless `activity`
   * says that it counts. The visit is in `req.lastcall`. A ledger that is away stops nothing: then
   * the visit is `unavailable`.
   */
  touch: Middleware
}

/**
 * What pages talk to, for `node:http` and all that is made of it: Express, Connect, Fastify.
 *
 * Throws a `ConfigError` that says everything that is wrong with the options.
 */
export function sessionEndpoints<R extends IncomingMessage = IncomingMessage>(
  given: EndpointOptions<R>,
): NodeEndpoints {
  checkOptions(given)
  // A framework's own request, as Express has one, is what comes here if it is mounted there.
  const options = given as unknown as EndpointOptions<IncomingMessage>
  const report = reporter(options.onError)
  const sessions = createSessions(options.ledger, options.values)
  const answer = createEndpoints(options, sessions)
  const { shows, look, visit } = createVisits(options, sessions)

  const counted = (req: IncomingMessage, res: ServerResponse, id: string) => (head: AnswerHead) => {
    if (!isPage(head) || res.destroyed || req.socket.destroyed) return
    sessions.document(id).catch((error: unknown) => report(error, req))
  }

  const watched = async (req: IncomingMessage, res: ServerResponse) => {
    const shown = shows(askedOf(req))
    // Slid before the page is made: what it says about the time left has to be true.
    const seen = await look(req, shown === 'nothing' ? sessions.peek : sessions.touch)
    if (shown === 'document' && seen.state === 'live') onHead(res, counted(req, res, seen.id))
    return seen
  }

  const touch: Middleware = async (req, res, next) => {
    try {
      req.lastcall = await watched(req, res)
    } catch (error) {
      report(error, req)
      req.lastcall = { state: 'unavailable' }
    }
    next()
  }

  const respond = async (req: IncomingMessage, res: ServerResponse, next?: Next) => {
    const said = await answer(askedOf(req))
    if (said) return send(req, res, said)
    if (next) next()
    else send(req, res, noRoute)
  }
  return Object.assign(respond, { visit, touch })
}
