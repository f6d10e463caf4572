import { isAhead, isDocument } from './document'
import { idOf } from './identify'
import type { LedgerState } from './ledger'
import type { EndpointOptions } from './options'
import type { Asked } from './port'
import type { EndReason } from './record'
import type { Sessions } from './sessions'

/** Who a request comes from. Times in ms; `lifetimeIn` is `Infinity` without a lifetime. */
export type Visit =
  /** Nobody who is signed in. */
  | { readonly state: 'new' }
  | {
      readonly state: 'live'
      readonly id: string
      readonly expiresIn: number
      readonly lifetimeIn: number
    }
  /** Without a reason: the ledger does not know the id, or not any more. */
  | { readonly state: 'expired'; readonly id: string; readonly reason?: EndReason }

/** The ledger could not be asked, so nobody knows. Whether that is good enough, the route decides. */
export interface Unavailable {
  readonly state: 'unavailable'
}

export function visitOf(id: string, state: LedgerState): Visit {
  if (state.state === 'unknown') return { state: 'expired', id }
  if (state.state === 'ended') return { state: 'expired', id, reason: state.reason }
  const { expiresIn, lifetimeIn } = state
  return { state: 'live', id, expiresIn, lifetimeIn }
}

type Head<R> = Pick<Asked<R>, 'request' | 'method' | 'header'>

/** What a request shows: that a person asks for a page, does something, or nothing at all. */
export type Shows = 'document' | 'activity' | 'nothing'

/** Tells who comes, and what it is a sign of. */
export function createVisits<R>(
  { identify, activity }: Pick<EndpointOptions<R>, 'identify' | 'activity'>,
  sessions: Sessions,
) {
  const shows = (head: Head<R>): Shows => {
    if (isAhead(head)) return 'nothing'
    if (isDocument(head)) return 'document'
    return activity?.(head.request) ? 'activity' : 'nothing'
  }

  const look = async (request: R, ask: (id: string) => Promise<LedgerState>): Promise<Visit> => {
    const id = await idOf(identify, request)
    return id ? visitOf(id, await ask(id)) : { state: 'new' }
  }

  return { shows, look, visit: (request: R) => look(request, sessions.peek) }
}
