import type { Hono } from 'hono'
import type { SessionEndpoints } from 'lastcall/server'
import type { Scribe } from './journal'
import type { Session } from './sessions'
import type { Stores } from './stores'
import type { Timing } from './timing'

/** What every part of the demo is given. */
export interface Harbour extends Pick<Stores, 'ledger' | 'sessions' | 'drafts'> {
  readonly endpoints: SessionEndpoints
  readonly journal: Scribe
  readonly timing: Timing
  readonly otherOrigin: string
  /** Cache-Control of the signed-in pages. */
  readonly pageCache: string
}

/** Routes behind the sign-in find the session here. */
export type SignedIn = { Variables: { session: Session } }
export type SignedInApp = Hono<SignedIn>

export const COOKIE = 'harbour'
