import { begin, due, GRACE, hear, settle } from '../../../src/server/policy'
import type { EndReason, Rules, SessionRecord, Sign } from '../../../src/server/record'
import { readSign } from '../../../src/server/sign'

const MINUTE = 60_000
/** Longer than this overflows a timer, which would fire at once. */
const LONGEST = 2 ** 31 - 1

/** What an endpoint says. */
export interface Said {
  readonly status: number
  readonly json: Readonly<Record<string, unknown>>
}

export interface Heard {
  readonly at: number
  readonly sign: Sign
  /** When the session ends since then if nothing more is heard, and of what. */
  readonly due: { readonly at: number; readonly reason: EndReason }
}

export interface Ended {
  readonly session: string
  readonly reason: EndReason
  readonly at: number
}

/** Fields as they were posted, or already read. */
export type Fields = string | URLSearchParams

export interface LedgerOptions {
  /** Milliseconds on a clock that nobody sets; the process's own by default. */
  readonly now?: () => number
  /** Milliseconds; what is not given is as in the product. */
  readonly grace?: Partial<Record<'close' | 'external' | 'unsure' | 'crash' | 'silence', number>>
  /** Milliseconds without activity until a session ends. 20 minutes by default. */
  readonly idle?: number
}

/** Sessions in memory, which begin when anything is first heard of them. */
export function createLedger(options: LedgerOptions = {}) {
  const { now = () => performance.timeOrigin + performance.now(), idle = 20 * MINUTE } = options
  const rules: Rules = { idleTimeout: idle, grace: { ...GRACE, ...options.grace } }
  const records = new Map<string, SessionRecord>()
  const timers = new Map<string, NodeJS.Timeout>()
  const heard = new Map<string, Heard[]>()
  const events: Ended[] = []

  const rest = (session: string) => {
    clearTimeout(timers.get(session))
    timers.delete(session)
  }

  /** The one place where a record changes, and so where an end is noticed, once. */
  const keep = (session: string, next: SessionRecord): SessionRecord => {
    const over = records.get(session)?.ended
    records.set(session, next)
    rest(session)
    if (!next.ended) {
      const wait = Math.min(LONGEST, Math.max(1, Math.ceil(due(next).at - now())))
      timers.set(session, setTimeout(look, wait, session).unref())
    } else if (!over) {
      events.push({ session, ...next.ended })
    }
    return next
  }

  const recordOf = (session: string) => records.get(session) ?? begin(now(), rules)
  const look = (session: string) => keep(session, settle(recordOf(session), now()))

  const take = (session: string, sign: Sign): Said => {
    const next = keep(session, hear(look(session), sign, now(), rules))
    const list = heard.get(session) ?? []
    list.push({ at: now(), sign, due: next.ended ?? due(next) })
    heard.set(session, list)
    return say(next)
  }

  const say = ({ ended, idleEnd }: SessionRecord): Said => {
    if (ended) return { status: 401, json: { state: 'ended', reason: ended.reason } }
    // What a page is told is the deadline it can move; a session that is closing has nobody to ask.
    const left = Math.max(0, Math.ceil((idleEnd - now()) / 1000))
    return { status: 200, json: { state: 'live', expires_in: left } }
  }

  const post = (session: string, fields: Fields, events: readonly string[]): Said => {
    const sign = readSign(new URLSearchParams(fields))
    if (!sign || !events.includes(sign.event))
      return { status: 400, json: { error: 'bad message' } }
    const said = take(session, sign)
    // Whoever signs out is told that it worked.
    return sign.event === 'logout' ? { ...said, status: 200 } : said
  }

  return {
    /** `POST …/end` */
    end: (session: string, fields: Fields) => post(session, fields, ['leave', 'logout']),
    /** `POST …/keep-alive` */
    keepAlive: (session: string, fields: Fields) => post(session, fields, ['keep-alive', 'alive']),
    /** `GET …/status`; slides nothing and is no sign of life. */
    status: (session: string): Said => say(look(session)),
    /**
     * A page of the app was requested. To be called when its answer begins, is HTML and somebody
     * still waits for it: a download, a 204 and a load that was broken off show nobody.
     */
    document: (session: string) => void take(session, { event: 'document' }),
    /** What was heard of a session, in order. */
    log: (session: string): readonly Heard[] => heard.get(session) ?? [],
    /** The session-ended events: exactly one for each session that has ended. */
    ended: (session?: string): readonly Ended[] => {
      for (const id of records.keys()) look(id)
      return events.filter((event) => session === undefined || event.session === session)
    },
    close() {
      for (const id of timers.keys()) rest(id)
    },
  }
}

export type Ledger = ReturnType<typeof createLedger>
