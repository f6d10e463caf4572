import type { EndReason, PageRecord, SessionRecord } from '../../record'

/** No time: a nil would end a list. By a clock that starts at a rotation, times may be negative. */
const NONE = false
type Maybe = number | typeof NONE

/** Nearly every page is an open one, which these four describe. */
type OpenPage = readonly [id: string, n: number, at: number, outlived: number]

/** A record as Redis keeps it: by place and not by name, since there are millions of them. */
export type Packed = readonly [
  at: number,
  idleEnd: number,
  /** By the real clock: what a session may last at most waits for no Redis that is away. */
  lifetimeEnd: Maybe,
  idleTimeout: number,
  document: Maybe,
  closing: Maybe,
  pages: readonly (OpenPage | PageRecord)[],
  /** Empty while it lives. */
  reason: EndReason | 'rotated' | '',
  /** By the real clock, as its event has it. */
  endedAt: Maybe,
]

const packPage = (page: PageRecord): OpenPage | PageRecord =>
  page.began === undefined && page.asks === undefined
    ? [page.id, page.n, page.at, page.outlived]
    : page

const unpackPage = (page: OpenPage | PageRecord): PageRecord => {
  if (!Array.isArray(page)) return page as PageRecord
  const [id, n, at, outlived] = page as unknown as OpenPage
  return { id, n, at, outlived }
}

/** @param lost ms that the ledger's clock stood still while Redis was away */
export const pack = (record: SessionRecord, idleTimeout: number, lost: number): Packed => [
  record.at,
  record.idleEnd,
  record.lifetimeEnd === undefined ? NONE : record.lifetimeEnd + lost,
  idleTimeout,
  record.document ?? NONE,
  record.closing ?? NONE,
  record.pages.map(packPage),
  record.ended ? record.ended.reason : '',
  record.ended ? record.ended.at + lost : NONE,
]

export const idleTimeoutOf = (packed: Packed) => packed[3]

export function unpack(packed: Packed, lost: number): SessionRecord {
  const [at, idleEnd, lifetimeEnd, , document, closing, pages, reason, endedAt] = packed
  return {
    at,
    idleEnd,
    ...(lifetimeEnd !== NONE && { lifetimeEnd: lifetimeEnd - lost }),
    ...(document !== NONE && { document }),
    ...(closing !== NONE && { closing }),
    pages: pages.map(unpackPage),
    // `rotated` is an end that nobody is told of.
    ...(reason !== '' && {
      ended: { reason: reason as EndReason, at: (endedAt as number) - lost },
    }),
  }
}
