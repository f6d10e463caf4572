import { due } from '../policy'
import type { PageRecord, Rules, SessionRecord } from '../record'

/**
 * A session while nobody looks at it: one flat object, all of one shape. Its times are told from when
 * it was last heard of, which keeps them small integers and costs no number on the heap, however
 * long the process has been running.
 */
export interface Resting {
  readonly id: string
  readonly rules: Rules
  /** Its index in the agenda. */
  place: number
  at: number
  /** Until it is due. */
  wait: number
  idle: number
  lifetime: number | undefined
  document: number | undefined
  /** Its only page. */
  page: string | undefined
  n: number
  seen: number
  /** The record as JSON where it has more to it than fits above: half the size of the objects. */
  whole: string | undefined
}

/**
 * A copy that shares nothing. In V8 a text cut from a longer one keeps all of that alive: an id its
 * whole cookie header, for as long as the session lasts.
 */
export const flat = (text: string): string => JSON.parse(JSON.stringify(text))

const isPlain = ({ outlived, began, asks }: PageRecord) =>
  outlived === 0 && began === undefined && asks === undefined
const fits = ({ pages, closing, ended }: SessionRecord) =>
  pages.length <= 1 && pages.every(isPlain) && closing === undefined && !ended

/** V8 puts the difference of two large numbers on the heap, also where it is a small integer. */
const small = (ms: number) => (ms === (ms | 0) ? ms | 0 : ms)

export function rest(session: Resting, record: SessionRecord): void {
  const { at, lifetimeEnd, document, pages } = record
  const whole = fits(record) ? undefined : JSON.stringify(record)
  const page = whole === undefined ? pages[0] : undefined
  session.at = at
  session.wait = small(due(record).at - at)
  session.idle = small(record.idleEnd - at)
  session.lifetime = lifetimeEnd === undefined ? undefined : small(lifetimeEnd - at)
  session.document = document === undefined ? undefined : small(at - document)
  if (session.page !== page?.id) session.page = page && flat(page.id)
  session.n = page?.n ?? 0
  session.seen = page ? small(at - page.at) : 0
  session.whole = whole
}

export function wake(session: Resting): SessionRecord {
  if (session.whole !== undefined) return JSON.parse(session.whole)
  const { at, lifetime, document, page, n, seen } = session
  return {
    at,
    idleEnd: at + session.idle,
    ...(lifetime !== undefined && { lifetimeEnd: at + lifetime }),
    ...(document !== undefined && { document: at - document }),
    pages: page === undefined ? [] : [{ id: page, n, at: at - seen, outlived: 0 }],
  }
}

export function lay(id: string, rules: Rules, record: SessionRecord): Resting {
  // Written out, and in one place: what is spread into an object V8 does not keep in place.
  const session: Resting = {
    id,
    rules,
    place: 0,
    at: 0,
    wait: 0,
    idle: 0,
    lifetime: undefined,
    document: undefined,
    page: undefined,
    n: 0,
    seen: 0,
    whole: undefined,
  }
  rest(session, record)
  return session
}
