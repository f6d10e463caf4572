import { isDeepStrictEqual } from 'node:util'
import type { LedgerState, SessionEnded, SessionLedger } from '../../../src/server/ledger'
import type { Call, Plan } from './plan'

/** A ledger's, which a history sets. */
export interface Clock {
  now: number
}

async function ask(ledger: SessionLedger, id: string, { sign }: Call): Promise<LedgerState> {
  switch (sign?.event) {
    case undefined:
      return ledger.peek(id)
    case 'touch':
      return ledger.touch(id)
    case 'document':
      return ledger.document(id)
    case 'keep-alive':
      return ledger.touch(id, sign)
    case 'alive':
      return ledger.alive(id, sign)
    case 'leave':
      return ledger.leave(id, sign, sign)
    case 'logout':
      await ledger.end(id, 'logout')
      return ledger.peek(id)
  }
}

/** Plays a history on a ledger; what it says otherwise than the policy does, or nothing. */
export async function replay({ calls }: Plan, ledger: SessionLedger, id: string, clock: Clock) {
  await ledger.open(id)
  for (const [n, call] of calls.entries()) {
    clock.now = call.at
    const said = await ask(ledger, id, call)
    if (isDeepStrictEqual(said, call.expected)) continue
    const tale = calls.slice(0, n + 1).map(({ at, sign, expected }) => {
      const what = sign ? JSON.stringify(sign) : 'a look'
      return `${at} ${what} → ${JSON.stringify(expected)}`
    })
    return [`said ${JSON.stringify(said)}, and not what the policy says:`, ...tale].join('\n  ')
  }
  return
}

const LAST = 'the last one'

/** All ends that wait to be told of. */
export async function endsOf(ledger: SessionLedger, concurrency: number): Promise<SessionEnded[]> {
  const events: SessionEnded[] = []
  const stop = new AbortController()
  await ledger.open(LAST)
  await ledger.end(LAST, 'logout')
  const handler = (event: SessionEnded) => {
    if (event.id === LAST) stop.abort()
    else events.push(event)
  }
  await ledger.consume(handler, { signal: stop.signal, concurrency })
  return events
}

/** What is wrong with the ends of one session: it has exactly one, of that reason, at that time. */
export function wrongEnds(
  { reason, endedAt }: Plan,
  events: readonly SessionEnded[] = [],
): string | undefined {
  const told = events.map((event) => `${event.reason} at ${event.endedAt}`).join(', ')
  const expected = `${reason} at ${endedAt}`
  return told === expected ? undefined : `told of ${told || 'no end'}, and not of ${expected}`
}
