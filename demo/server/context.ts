import type { Hono } from 'hono'
import type { Drafts } from './drafts'
import type { Journal } from './journal'
import type { Session, Sessions } from './sessions'
import type { Timing } from './timing'

/** What every part of the demo is given. */
export interface Harbour {
  readonly sessions: Sessions
  readonly journal: Journal
  readonly drafts: Drafts
  readonly timing: Timing
  readonly otherOrigin: string
  /** Cache-Control of the signed-in pages. */
  readonly pageCache: string
}

/** Routes behind the sign-in find the session here. */
export type SignedIn = { Variables: { session: Session } }
export type SignedInApp = Hono<SignedIn>

export const COOKIE = 'harbour'
