import type { EndReason as ClientReason } from '../core/state'
import type { Cause } from '../core/verdict'

/** Why a page went away. A navigation inside the app is never told. */
export type LeaveCause = Exclude<Cause, 'navigation'>
export type EndReason = Exclude<ClientReason, 'gone'>

/** One message of one page, by its number. */
export interface Mark {
  readonly page: string
  readonly n: number
}

export interface Leave extends Mark {
  readonly event: 'leave'
  readonly cause: LeaveCause
  /** Since the page's answer began or the page was last restored. Infinity where it is not said. */
  readonly age: number
  /** The other pages that it believes open. */
  readonly others: readonly string[]
  /** Those of them that it has told and that would speak up: neither frozen nor suspended. */
  readonly answering: readonly string[]
}

export interface Life extends Mark {
  readonly event: 'alive' | 'keep-alive'
  /** The leaves that the page knows of and outlives. */
  readonly after: readonly Mark[]
}

export interface Logout extends Mark {
  readonly event: 'logout'
}

/**
 * What a server hears of a session. A document request is the sign of a page without a name, and a
 * touch that of a person: what was done in the app shows that a page is open.
 */
export type Sign =
  | Leave
  | Life
  | Logout
  | { readonly event: 'document' }
  | { readonly event: 'touch' }

/** Times in ms. */
export interface Rules {
  readonly idleTimeout: number
  /**
   * How long it takes until nobody came: back, by the cause of the leave; to answer, where others
   * would. `off` for a session that is open on several devices or origins.
   */
  readonly grace: Readonly<Record<LeaveCause | 'silence', number>> | 'off'
}

/** A leave asks whether anybody is still there. */
export interface Question {
  /** Until then the page may come back, or the one that follows it be there. */
  readonly returns: number
  /** Until then one of those that would answer has spoken. */
  readonly silence: number
  /** The others that have not left since: those that would answer, and those that may be frozen. */
  readonly answering: readonly string[]
  readonly frozen: readonly string[]
  /** A document that was answered shortly before, and whose page has not left since. */
  readonly document?: number
}

export interface PageRecord {
  readonly id: string
  /** The highest number heard of it. */
  readonly n: number
  /** When anything was last heard about it. */
  readonly at: number
  /** Its leaves up to this number have been outlived by another page. */
  readonly outlived: number
  /** When it began; of a page that has left. */
  readonly began?: number
  /** Its leave, while nobody has answered. */
  readonly asks?: Question
}

/**
 * All that is remembered of a session: plain data that survives JSON, at most 32 pages of two
 * minutes. Every time is the ledger's own, in ms: no clock of a page is compared with it.
 */
export interface SessionRecord {
  readonly at: number
  readonly idleEnd: number
  readonly lifetimeEnd?: number
  /** When a document was last answered. */
  readonly document?: number
  /** When it ends unless somebody speaks. */
  readonly closing?: number
  /** The one heard about last is last. */
  readonly pages: readonly PageRecord[]
  readonly ended?: { readonly reason: EndReason; readonly at: number }
}
