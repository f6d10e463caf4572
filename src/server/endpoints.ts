import { isAhead, isDocument } from './document'
import { fieldsOf, MOST_BYTES } from './fields'
import { idOf } from './identify'
import { keyOf } from './key'
import type { LedgerState } from './ledger'
import type { EndpointOptions } from './options'
import { fromOurPages } from './origin'
import type { Answer, Asked } from './port'
import type { Sign } from './record'
import { reporter } from './report'
import type { Sessions } from './sessions'
import { readSign } from './sign'
import { done, ended, refused, seeOther, stateAnswer, unavailable } from './wire'

const ROUTES = { end: 'POST', 'keep-alive': 'POST', status: 'GET' } as const
type Route = keyof typeof ROUTES

const HEARD: Readonly<Record<Sign['event'], Route | undefined>> = {
  ...{ leave: 'end', logout: 'end', alive: 'keep-alive', 'keep-alive': 'keep-alive' },
  ...{ document: undefined, touch: undefined },
}

/** By the last part of the path, wherever the endpoints are. */
export function routeOf(url: string): Route | undefined {
  const [path = ''] = url.split(/[?#]/, 1)
  const last = path.slice(path.lastIndexOf('/') + 1)
  return Object.hasOwn(ROUTES, last) ? (last as Route) : undefined
}

export const noRoute: Answer = refused(404, 'There are end, keep-alive and status')

/** What a form says that was sent without script: nothing but its own fields. */
interface Form {
  readonly event: 'form'
  readonly next: string
}
type Message = Sign | Form

/** @returns the answer, whatever was sent; `undefined` where the path is none of these. */
export function createEndpoints<R>(options: EndpointOptions<R>, sessions: Sessions) {
  const { identify, verify, signedOutUrl, key = keyOf } = options
  const report = reporter(options.onError)

  const say = async (id: string, state: LedgerState): Promise<Answer> => {
    const isOver = state.state === 'ended' || state.state === 'unknown'
    return stateAnswer(state, isOver ? '' : await key(id))
  }

  const read = (asked: Asked<R>, route: Route, fields: URLSearchParams): Message | undefined => {
    const isForm = route === 'end' && !fields.has('event') && isDocument(asked)
    if (isForm && signedOutUrl) return { event: 'form', next: signedOutUrl }
    const sign = readSign(fields)
    return sign && HEARD[sign.event] === route ? sign : undefined
  }

  /** Nobody is signed in, so whoever wants to leave has. */
  const nobody = (message: Message): Answer => {
    if (message.event === 'form') return seeOther(message.next)
    return HEARD[message.event] === 'end' ? done : ended()
  }

  /** A token goes with its session, and of one that is over nothing has to be protected. */
  const forbidden = async (id: string, message: Message): Promise<Answer> => {
    const { state } = await sessions.peek(id)
    if (state === 'ended' || state === 'unknown') return nobody(message)
    return refused(403, 'The CSRF token is not the right one')
  }

  const hear = async (asked: Asked<R>, id: string, message: Message): Promise<Answer> => {
    switch (message.event) {
      case 'leave':
        await sessions.leave(id, message)
        return done
      case 'alive':
        return say(id, await sessions.alive(id, message))
      case 'keep-alive':
        if (isAhead(asked)) return say(id, await sessions.peek(id))
        return say(id, await sessions.keepAlive(id, message))
      default:
        await sessions.signOut(id)
        return nobody(message)
    }
  }

  const post = async (asked: Asked<R>, route: Route): Promise<Answer> => {
    if (!fromOurPages(asked, options)) return refused(403, 'Only pages of this site may do this')
    const encoding = asked.header('content-encoding') ?? 'identity'
    if (encoding !== 'identity') return refused(415, 'A body that is packed is not read here')
    const body = await asked.body(MOST_BYTES)
    if ('mistake' in body) report(new Error(body.mistake), asked.request)
    const fields = await fieldsOf(body, asked.header('content-type'))
    if ('status' in fields) return refused(fields.status, fields.error)
    const message = read(asked, route, fields)
    if (!message) return refused(400, 'This is no message of a page')

    const id = await idOf(identify, asked.request)
    if (!id) return nobody(message)
    if (verify && !(await verify(asked.request, fields))) return forbidden(id, message)
    return hear(asked, id, message)
  }

  const status = async (asked: Asked<R>): Promise<Answer> => {
    const id = await idOf(identify, asked.request)
    return id ? say(id, await sessions.peek(id)) : ended()
  }

  return async (asked: Asked<R>): Promise<Answer | undefined> => {
    const route = routeOf(asked.url)
    if (!route) return
    const allow = ROUTES[route]
    if (asked.method !== allow) return refused(405, `Ask by ${allow}`, { allow })
    try {
      return await (route === 'status' ? status(asked) : post(asked, route))
    } catch (error) {
      report(error, asked.request)
      return unavailable
    }
  }
}
