import type { EndReason, Leave, Life, PageRecord, Rules, SessionRecord, Sign } from './record'

const SECOND = 1000
/** What a page has said is known for so long; so no grace may be longer. */
export const MEMORY = 120 * SECOND
const MOST_PAGES = 32
/** The next document is answered before the leave of the page that it replaces arrives. */
const OVERTAKING = 10 * SECOND
/** Browsers round their clocks: Firefox to 100 ms where it hides from fingerprints. */
const BLUR = 200

export const GRACE = {
  close: 10 * SECOND,
  external: 10 * SECOND,
  unsure: 120 * SECOND,
  crash: 120 * SECOND,
  silence: 120 * SECOND,
}

export const begin = (now: number, rules: Rules, lifetime?: number): SessionRecord => ({
  at: now,
  idleEnd: now + rules.idleTimeout,
  ...(lifetime !== undefined && { lifetimeEnd: now + lifetime }),
  pages: [],
})

/** When a session ends if nothing more is heard, and of what. */
export function due(record: SessionRecord): { reason: EndReason; at: number } {
  const ends: { reason: EndReason; at: number }[] = [
    { reason: 'lifetime', at: record.lifetimeEnd ?? Infinity },
    { reason: 'idle', at: record.idleEnd },
    { reason: 'closed', at: record.closing ?? Infinity },
  ]
  return ends.reduce((first, next) => (next.at < first.at ? next : first))
}

/** What is left of a session that is over. */
const over = ({ at, idleEnd }: SessionRecord, ended: SessionRecord['ended'] & {}) => ({
  ...{ at, idleEnd, pages: [], ended },
})

/** Ends the session if its time has come, however late anybody looks. An end is final. */
export function settle(record: SessionRecord, now: number): SessionRecord {
  const end = due(record)
  return record.ended || now < end.at ? record : over(record, end)
}

/** Ends the session whatever its time, unless it is over. */
export function end(before: SessionRecord, reason: EndReason, now: number): SessionRecord {
  const record = settle(before, now)
  return record.ended ? record : over({ ...record, at: now }, { reason, at: now })
}

/** Either way: what lies ahead was heard before the clock was set back, and is not young. */
const distance = (one: number, other: number) => Math.abs(one - other)

const find = ({ pages }: SessionRecord, id: string) => pages.find((page) => page.id === id)

/** The page heard about longest ago makes room. */
const put = (record: SessionRecord, page: PageRecord): SessionRecord => ({
  ...record,
  pages: [...record.pages.filter(({ id }) => id !== page.id), page].slice(-MOST_PAGES),
})

const slide = (record: SessionRecord, rules: Rules): SessionRecord => ({
  ...record,
  idleEnd: record.at + rules.idleTimeout,
})

/** Somebody is there: no leave heard so far ends the session, and its former deadline holds. */
function answer({ closing: _, ...record }: SessionRecord): SessionRecord {
  return { ...record, pages: record.pages.map(({ asks: _, ...page }) => page) }
}

/** A leave may arrive after the sign of a page that outlives it. That page names it. */
const outlive = (record: SessionRecord, { page, n }: Life['after'][number]) => {
  const known = find(record, page) ?? { id: page, n: 0, outlived: 0 }
  return put(record, { ...known, at: record.at, outlived: Math.max(known.outlived, n) })
}

function live(record: SessionRecord, { page, n, after }: Life): SessionRecord {
  const outlived = find(record, page)?.outlived ?? 0
  const known = after.filter((mark) => mark.page !== page).reduce(outlive, record)
  return answer(put(known, { id: page, n, at: record.at, outlived }))
}

/**
 * A document that was answered to no page heard of: the leave that it overtook has a successor. A
 * page that began after it is that page, or came later and speaks for itself.
 */
function successor({ at, document, pages }: SessionRecord, began: number): number | undefined {
  if (document === undefined || distance(at, document) >= OVERTAKING) return
  return [began, ...pages.map((page) => page.began ?? 0)].every((other) => other < document)
    ? document
    : undefined
}

/** Who has left is waited for no more, neither by its name nor as the page of a document. */
const strike = (record: SessionRecord, left: string, began: number): SessionRecord => ({
  ...record,
  pages: record.pages.map((page) => {
    if (!page.asks) return page
    const { document, ...asks } = page.asks
    const without = (ids: readonly string[]) => ids.filter((id) => id !== left)
    const waits = { answering: without(asks.answering), frozen: without(asks.frozen) }
    const unseen = document !== undefined && began < document
    return { ...page, asks: { ...asks, ...waits, ...(unseen && { document }) } }
  }),
})

/**
 * One unanswered leave whose others have all left since closes the session: of tabs that die
 * together some believe in pages that are gone. One who may be frozen cannot answer, and keeps it.
 *
 * @param least until when whoever left just now may come back
 */
function close(record: SessionRecord, least: number): SessionRecord {
  const asked = record.pages.flatMap(({ asks }) => asks ?? [])
  const alone = asked.filter((one) => one.frozen.length === 0 && one.document === undefined)
  if (alone.length === 0) return record
  const silence = alone.map((one) => (one.answering.length > 0 ? one.silence : 0))
  // A page that leaves for good must not hurry one that is being reloaded.
  const returns = asked.map((one) => one.returns)
  return { ...record, closing: Math.max(least, ...returns, Math.min(...silence)) }
}

function leave(before: SessionRecord, sign: Leave, { grace }: Rules): SessionRecord {
  const { page: id, n, cause } = sign
  const { at } = before
  const { outlived } = find(before, id) ?? { outlived: 0 }
  const began = Math.max(0, at - sign.age + BLUR)
  const record = put(strike(before, id, began), { id, n, at, outlived, began })
  if (grace === 'off') return record

  const returns = at + grace[cause]
  if (outlived >= n) return close(record, returns)

  const open = (other: string) => find(record, other)?.began === undefined
  const others = sign.others.filter(open)
  const next = successor(before, began)
  const answers = (other: string) => sign.answering.includes(other)
  const asks = {
    ...{ returns, silence: at + grace.silence },
    ...{ answering: others.filter(answers), frozen: others.filter((other) => !answers(other)) },
    ...(next !== undefined && { document: next }),
  }
  return close(put(record, { id, n, at, outlived, began, asks }), returns)
}

/** What a session becomes by a sign: the rules of two-phase ending, as decision 7 lists them. */
export function hear(before: SessionRecord, sign: Sign, now: number, rules: Rules): SessionRecord {
  const settled = settle(before, now)
  if (settled.ended) return settled
  const at = now
  const pages = settled.pages.filter((page) => distance(at, page.at) < MEMORY)
  const record = { ...settled, at, pages }
  if (sign.event === 'touch') return answer(slide(record, rules))
  if (sign.event === 'document') return answer({ ...slide(record, rules), document: at })
  if (sign.event === 'logout') return end(record, 'logout', at)
  // Late, or heard before.
  if (sign.n <= (find(record, sign.page)?.n ?? 0)) return record
  if (sign.event === 'leave') return leave(record, sign, rules)
  return live(sign.event === 'keep-alive' ? slide(record, rules) : record, sign)
}
