import type { PageRecord, Question, SessionRecord } from '../../record'

const shiftQuestion = (asks: Question, by: number): Question => ({
  ...asks,
  returns: asks.returns + by,
  silence: asks.silence + by,
  ...(asks.document !== undefined && { document: asks.document + by }),
})

const shiftPage = (page: PageRecord, by: number): PageRecord => ({
  ...page,
  at: page.at + by,
  ...(page.began !== undefined && { began: page.began + by }),
  ...(page.asks !== undefined && { asks: shiftQuestion(page.asks, by) }),
})

/** The same record by another clock. */
export const shift = (record: SessionRecord, by: number): SessionRecord => ({
  ...record,
  at: record.at + by,
  idleEnd: record.idleEnd + by,
  ...(record.lifetimeEnd !== undefined && { lifetimeEnd: record.lifetimeEnd + by }),
  ...(record.document !== undefined && { document: record.document + by }),
  ...(record.closing !== undefined && { closing: record.closing + by }),
  pages: record.pages.map((page) => shiftPage(page, by)),
})
