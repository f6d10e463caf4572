import { type AnswerHead, isPage } from '../document'
import { createEndpoints, noRoute } from '../endpoints'
import { checkOptions, type EndpointOptions } from '../options'
import { originOf } from '../origin'
import type { Asked } from '../port'
import { reporter } from '../report'
import { createSessions } from '../sessions'
import { createVisits, type Unavailable, type Visit } from '../visit'
import { readWebBody } from './body'
import { responseOf } from './response'

/** The endpoints, and what the application's own requests are worth. */
export interface SessionEndpoints {
  /**
   * Answers `POST …/end`, `POST …/keep-alive` and `GET …/status`, by the last part of the path.
   * Never rejects: 503 while the ledger cannot be reached.
   */
  (request: Request): Promise<Response>
  /**
   * Who a request comes from; slides nothing. Rejects while the ledger cannot be reached (a
   * `LedgerUnavailableError`) and with what a hook threw, so that a page which does not expect it
   * stays closed.
   */
  visit(request: Request): Promise<Visit>
  /**
   * To be told of every request of the application, once its answer is there: a document slides the
   * session, and counts as a page if its answer is HTML. What nobody waits for any more, and
   * everything else, only looks, unless `activity` says that it counts. Without a response a document
   * counts by its request. Never rejects: a ledger that is away must not break a page.
   */
  touch(request: Request, response?: Response): Promise<Visit | Unavailable>
}

/** The entries have one name: this one in place of Node's would wait for a body for ever. */
function checkRequest(request: Request): void {
  if (typeof request?.headers?.get === 'function') return
  throw new TypeError(
    "lastcall/server takes a Request of the Web: for node:http, Express and Connect import sessionEndpoints from 'lastcall/server/node'",
  )
}

const askedOf = (request: Request): Asked<Request> => ({
  ...{ request, method: request.method, url: request.url },
  header: (name) => request.headers.get(name) ?? undefined,
  ownOrigin: () => originOf(request.url),
  body: (most) => readWebBody(request, most),
})

const headOf = ({ status, headers }: Response): AnswerHead => ({
  status,
  type: headers.get('content-type') ?? undefined,
  disposition: headers.get('content-disposition') ?? undefined,
})

/**
 * What pages talk to, for servers of the Web's own requests: Hono, Next, Deno, Bun, workers.
 *
 * Throws a `ConfigError` that says everything that is wrong with the options.
 */
export function sessionEndpoints(options: EndpointOptions<Request>): SessionEndpoints {
  checkOptions(options)
  const report = reporter(options.onError)
  const sessions = createSessions(options.ledger, options.values)
  const answer = createEndpoints(options, sessions)
  const { shows, look, visit } = createVisits(options, sessions)

  /** What a request and its answer are to the ledger. */
  const slideOf = (request: Request, response: Response | undefined) => {
    const shown = shows(askedOf(request))
    if (shown === 'nothing') return sessions.peek
    // Whoever closed the tab while it was loading is not there for having asked.
    if (response && request.signal.aborted) return sessions.peek
    const isShown = !response || isPage(headOf(response))
    return shown === 'document' && isShown ? sessions.document : sessions.touch
  }

  const touch = async (request: Request, response?: Response): Promise<Visit | Unavailable> => {
    checkRequest(request)
    try {
      return await look(request, slideOf(request, response))
    } catch (error) {
      report(error, request)
      return { state: 'unavailable' }
    }
  }

  const respond = async (request: Request) => {
    checkRequest(request)
    return responseOf((await answer(askedOf(request))) ?? noRoute)
  }
  return Object.assign(respond, { visit, touch })
}
