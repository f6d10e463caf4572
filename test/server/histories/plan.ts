import type { LedgerState } from '../../../src/server/ledger'
import { begin, due, end, hear, settle } from '../../../src/server/policy'
import type { EndReason, SessionRecord } from '../../../src/server/record'
import { BEGIN, type Step, type Tale } from './tale'

/** A question to a ledger, and what the policy alone says to it. */
export interface Call extends Step {
  readonly expected: LedgerState
}

export interface Plan {
  readonly tale: Tale
  readonly calls: readonly Call[]
  readonly reason: EndReason
  readonly endedAt: number
}

const stateOf = ({ ended, closing, idleEnd, lifetimeEnd }: SessionRecord, now: number) =>
  ended
    ? ({ state: 'ended', reason: ended.reason } as const)
    : ({
        state: closing === undefined ? 'live' : 'closing',
        expiresIn: idleEnd - now,
        lifetimeIn: lifetimeEnd === undefined ? Infinity : lifetimeEnd - now,
      } as const)

/** Adds looks just before the end and at it, so that its time is seen exactly. */
export function planOf(tale: Tale): Plan {
  const { rules } = tale
  const calls: Call[] = []
  let now = BEGIN
  let record = begin(now, rules, rules.lifetime)

  const take = ({ at, sign }: Step) => {
    now = at
    if (sign === undefined) record = settle(record, at)
    else if (sign.event === 'logout') record = end(record, 'logout', at)
    else record = hear(record, sign, at, rules)
    calls.push({ at, sign, expected: stateOf(record, at) })
  }
  const lookUntil = (time: number) => {
    const { at } = due(record)
    if (record.ended || at > time) return
    if (at - 1 > now) take({ at: at - 1, sign: undefined })
    take({ at: Math.max(now, at), sign: undefined })
  }

  for (const step of tale.steps) {
    lookUntil(step.at)
    take(step)
  }
  lookUntil(Infinity)
  const { reason, at: endedAt } = record.ended!
  return { tale, calls, reason, endedAt }
}
