/** What the page waits for the server to say. */
export type Ask = 'beat' | 'stay' | 'check' | 'logout'

/** Who extended a session or signed out of it. */
export type By = 'button' | 'activity' | 'code' | 'tab' | 'server'

/** Why a session is over. `gone` is the server's word where it gave no reason of its own. */
export type EndReason = 'idle' | 'lifetime' | 'closed' | 'logout' | 'gone'

export type Phase = 'active' | 'warning' | 'extending' | 'checking' | 'expired' | 'ended'

/** What the server's answer means, once read. Times are milliseconds from the request's midpoint. */
export type Outcome =
  | {
      readonly kind: 'live'
      readonly status: number
      readonly expiresIn?: number | undefined
      readonly lifetimeIn?: number | undefined
      readonly key?: string | undefined
    }
  | { readonly kind: 'gone'; readonly status: number; readonly reason?: EndReason | undefined }
  | { readonly kind: 'forbidden'; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number; readonly retryIn?: number | undefined }
  /** Another tab has just asked. */
  | { readonly kind: 'skipped'; readonly status: number }

/** An answer that is as good for every tab as for the one that asked. */
export interface News {
  readonly to: Ask
  /** When the request was made. Of two answers the newer request's counts. */
  readonly began: number
  /** Midpoint of the request, on the page's clock. */
  readonly asked: number
  readonly outcome: Outcome
}

/** What one tab of a session tells the others, and how it is heard: in moments of the own clock. */
export type Talk =
  /** Who has just come asks what the others know. */
  | { readonly says: 'hello' }
  | {
      readonly says: 'use'
      readonly acted: number
      readonly beaten: number
      readonly heard: number
    }
  | ({ readonly says: 'answered' } & News)
  | { readonly says: 'over'; readonly reason: EndReason }

export type Event =
  | { readonly type: 'start' }
  | { readonly type: 'wake'; readonly visible: boolean }
  /** The page goes, perhaps into the back/forward cache. */
  | { readonly type: 'hide' }
  /** It comes out of that cache. */
  | { readonly type: 'back' }
  | { readonly type: 'activity' }
  | { readonly type: 'stay'; readonly by: By }
  | { readonly type: 'dismiss' }
  | { readonly type: 'check' }
  | { readonly type: 'retry' }
  | { readonly type: 'sign-out'; readonly by: By }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'restored-after-leave' }
  | ({ readonly type: 'answer' } & News)
  /** From another tab; the key is that of the login it belongs to. */
  | { readonly type: 'word'; readonly key: string | undefined; readonly talk: Talk }

/** What a session tells by its own decision, by event name. */
export interface Told {
  warning: { remaining: number; extendable: boolean }
  tick: { remaining: number; extendable: boolean }
  extended: { by: By }
  heartbeat: { ok: boolean; status: number }
  expired: { reason: EndReason }
  signedout: { by: By }
  error: { error: unknown }
}

export type Effect =
  /** `since`: the last keep-alive of any tab that this one knows of. */
  | { readonly do: 'ask'; readonly what: Ask; readonly since?: number }
  | { readonly do: 'share'; readonly key: string | undefined; readonly talk: Talk }
  | {
      [K in keyof Told]: { readonly do: 'tell'; readonly event: K; readonly detail: Told[K] }
    }[keyof Told]

/** The rules a session lives by: the options, less everything that is not a decision. Times in ms. */
export interface Rules {
  readonly idleTimeout: number | undefined
  readonly warning: number | undefined
  readonly lifetimeWarning: number | undefined
  readonly heartbeat: number | undefined
  /** When the absolute lifetime ends, on the page's clock. */
  readonly lifetimeEnd: number | undefined
  readonly sessionKey: string | undefined
  readonly extendOn: 'button' | 'activity'
  readonly canKeepAlive: boolean
  readonly canAsk: boolean
  readonly canSignOut: boolean
}

/** All a session knows. Every time is a moment on the page's clock, in ms. */
export interface State {
  readonly phase: Phase
  readonly paused: boolean
  readonly visible: boolean
  /** It is in the back/forward cache, or on its way there. */
  readonly away: boolean
  /** The idle timeout; unknown (Infinity) until the server says it, where no option does. */
  readonly idleFor: number
  /** The person's last activity, in any tab. */
  readonly acted: number
  /** The same in this one, which is the one to tell the server of it. */
  readonly own: number
  /** When the server is last known to have slid the session. */
  readonly heard: number
  /** When the last keep-alive was asked for, by any tab. */
  readonly beaten: number
  /** What was done until then is too long ago to tell the server of it. */
  readonly missed: number
  /** The server wants no keep-alive before. */
  readonly quiet: number
  /** The server's own idle deadline less a margin, and the request that told it. */
  readonly serverDeadline: number | undefined
  readonly serverBegan: number
  readonly lifetimeEnd: number
  readonly key: string | undefined
  /** What a covered or extending page waits for. */
  readonly waiting: Ask | undefined
  /** When the page was covered: what was asked before says nothing about now. */
  readonly coveredAt: number
  readonly by: By
  /** The last attempt at `waiting` failed; it is tried again at `retryAt`. */
  readonly problem: boolean
  readonly failures: number
  readonly retryAt: number
  /** A lifetime warning that the person closed, to save their work. */
  readonly dismissed: boolean
  /** Why the session is over as another tab has it, until the server has said so. */
  readonly hearsay: EndReason | undefined
  /** Whether the person was told that the warning can be extended. */
  readonly told: boolean
  /** The whole second that was last told by a tick; 0 while there is no warning. */
  readonly ticked: number
}
