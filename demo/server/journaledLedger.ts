import type { LedgerState, SessionLedger } from 'lastcall/server'
import { type Happening, type Scribe, standingOf } from './journal'
import { keyOf } from './sessions'

/** The same ledger, and what it hears of a session is written down for the inspector. */
export const journaledLedger = (ledger: SessionLedger, journal: Scribe): SessionLedger => {
  const noted = async (id: string, asked: Promise<LedgerState>, happening?: Happening) => {
    const state = await asked
    const standing = standingOf(state)
    // Of a session that is over there is nothing more to tell.
    if (!standing) return state
    const key = keyOf(id)
    journal.stand(key, standing)
    if (happening) journal.write(key, happening)
    return state
  }

  return {
    get closed() {
      return ledger.closed
    },
    ready: () => ledger.ready(),
    open: (id, times) => noted(id, ledger.open(id, times)),
    touch: (id, sign, how) =>
      noted(id, ledger.touch(id, sign, how), sign && ({ kind: 'heartbeat' } as const)),
    alive: (id, sign) => noted(id, ledger.alive(id, sign), { kind: 'alive' }),
    document: (id, how) => noted(id, ledger.document(id, how)),
    leave: (id, sign, news) =>
      noted(id, ledger.leave(id, sign, news), { kind: 'leave', cause: news.cause }),
    peek: (id) => ledger.peek(id),
    end: (id, reason) => ledger.end(id, reason),
    rotate: (oldId, newId) => ledger.rotate(oldId, newId),
    consume: (handler, options) => ledger.consume(handler, options),
    deadLetters: () => ledger.deadLetters(),
    redeliver: (eventId) => ledger.redeliver(eventId),
    close: () => ledger.close(),
  }
}
