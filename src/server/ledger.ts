import type { EndReason, Leave, Life, Mark, Rules } from './record'

export type { EndReason, Mark }

/** How long a session may last. Milliseconds, or a string with a unit: `900s`, `20m`, `8h`, `1h30m`. */
export interface SessionTimes {
  /** No activity for this long ends the session. */
  readonly idleTimeout: number | string
  /** The session ends after this long, active or not. None: no absolute limit. */
  readonly lifetime?: number | string | undefined
}

/** How long the ledger waits before it believes a leave. */
export type Grace = Rules['grace']

/** What a ledger knows of a session. Times in ms, never negative. */
export type LedgerState =
  | {
      /** `closing`: everybody has left, and it ends unless somebody speaks within the grace. */
      readonly state: 'live' | 'closing'
      /** Until the idle timeout ends it. A page that is open can rely on it. */
      readonly expiresIn: number
      /** Until it ends whatever anybody does; `Infinity` without a lifetime. */
      readonly lifetimeIn: number
    }
  | { readonly state: 'ended'; readonly reason: EndReason }
  /**
   * Never heard of, replaced by another id, or ended more than 24 hours ago: where somebody consumes
   * the ends, 24 hours after that was told.
   */
  | { readonly state: 'unknown' }

/** A message of one page: its number and, of `alive` and `keep-alive`, the leaves it outlives. */
export type LifeSign = Mark & Partial<Pick<Life, 'after'>>

/** What a page says as it leaves. */
export type LeaveNews = Pick<Leave, 'cause' | 'age' | 'others'> & Partial<Pick<Leave, 'answering'>>

/** A session has ended. */
export interface SessionEnded {
  /** The same for every delivery of this end: a handler can tell that it has seen it. */
  readonly eventId: string
  readonly id: string
  readonly reason: EndReason
  /** Epoch ms. */
  readonly endedAt: number
  /** 1 at the first delivery. */
  readonly attempt: number
}

/**
 * An end that no attempt could deliver. Kept until it is delivered again. So long its session is known
 * as ended, unless somebody has begun it anew.
 */
export interface DeadLetter extends SessionEnded {
  /** What the last attempt failed with. */
  readonly error: string
}

export interface TouchOptions {
  /** False: an id that is not known stays so. */
  readonly opens?: boolean | undefined
}

export interface ConsumeOptions {
  /** Stops taking events. The one that is being handled is finished first. */
  readonly signal?: AbortSignal | undefined
  /** Deliveries of one event until it becomes a dead letter. 15 by default: about ten minutes. */
  readonly attempts?: number | undefined
  /** Events handled at the same time. 16 by default. */
  readonly concurrency?: number | undefined
  /** Told of every failed delivery; by default `console.error`. */
  readonly onError?: ((error: unknown, event: SessionEnded) => void) | undefined
}

/**
 * Knows when sessions end. The application keeps its own session store.
 *
 * Every call rejects with a `LedgerUnavailableError` while the ledger cannot be reached, and with a
 * `LedgerClosedError` after `close()`.
 */
export interface SessionLedger {
  /** Whether `close()` has been called. */
  readonly closed: boolean
  /** Resolves when the ledger can be used; rejects with a `ConfigError` that says why it never can. */
  ready(): Promise<void>
  /** Begins a session at login, anew where there was one. What is not given is the ledger's own. */
  open(id: string, times?: Partial<SessionTimes>): Promise<LedgerState>
  /** Slides the idle timeout; opens an id that is not known. A sign of life, too. */
  touch(id: string, sign?: LifeSign, how?: TouchOptions): Promise<LedgerState>
  /** A sign of life of a page. Does not slide. */
  alive(id: string, sign: LifeSign): Promise<LedgerState>
  /** A document was answered: slides, opens what is not known, and is a page without a name. */
  document(id: string, how?: TouchOptions): Promise<LedgerState>
  /** A page has left. */
  leave(id: string, sign: Mark, news: LeaveNews): Promise<LedgerState>
  /** What is known. Never slides. */
  peek(id: string): Promise<LedgerState>
  /** Ends a session now. True for exactly one caller. */
  end(id: string, reason: EndReason): Promise<boolean>
  /** The session goes on by another id, as at login. No end is told of the old one. */
  rotate(oldId: string, newId: string): Promise<void>
  /**
   * Hands every end to the handler, at least once, until the signal is aborted. What the handler
   * throws is tried again after 1 s, 2 s, 4 s and so on up to a minute.
   */
  consume(handler: (event: SessionEnded) => unknown, options?: ConsumeOptions): Promise<void>
  /** The ends that no attempt could deliver, the oldest first. */
  deadLetters(): Promise<DeadLetter[]>
  /** Delivers a dead letter again, from its first attempt. False if there is none by that name. */
  redeliver(eventId: string): Promise<boolean>
  /** Stops everything. What is being handled is finished first. */
  close(): Promise<void>
}

/** What every ledger takes. */
export interface LedgerOptions extends SessionTimes {
  /**
   * How long until a leave ends the session, by its cause, and `silence`, how long others have to
   * answer: times as above, at most 2 minutes. 10 s for `close` and `external`, 2 min for the rest.
   * `off` where a session is open on several devices or origins: then only a sign-out and the clock
   * end it.
   */
  readonly grace?: Partial<Record<keyof Exclude<Grace, 'off'>, number | string>> | 'off' | undefined
}
