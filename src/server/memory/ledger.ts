import { LedgerClosedError } from '../errors'
import { checkId, checkReason } from '../id'
import type { LedgerState, SessionLedger, TouchOptions } from '../ledger'
import { hear } from '../policy'
import type { Rules, SessionRecord, Sign } from '../record'
import { type LedgerRules, timesOf } from '../rules'
import { createEnds } from './ends'
import { wake } from './rest'
import { createSessions, type Ended, type Item, isTomb, type Tomb } from './sessions'

/** For tests. */
export interface MemoryHooks {
  /** Whole ms, on a clock that nobody sets. */
  readonly now?: () => number
  readonly epoch?: () => number
  readonly backoff?: (attempt: number) => number
}

export interface MemoryLedger extends SessionLedger {
  /** Ends what is due, as far as one turn of the event loop allows. Whether there is more. */
  sweep(): boolean
}

const DAY = 24 * 60 * 60 * 1000
const UNKNOWN: LedgerState = { state: 'unknown' }

const said = ({ reason }: Tomb): LedgerState => (reason ? { state: 'ended', reason } : UNKNOWN)
const told = ({ closing, idleEnd, lifetimeEnd }: SessionRecord, at: number): LedgerState => ({
  state: closing === undefined ? 'live' : 'closing',
  expiresIn: idleEnd - at,
  lifetimeIn: lifetimeEnd === undefined ? Infinity : lifetimeEnd - at,
})

/** Small whole numbers: V8 keeps them in place. Not 0, when everything that is older began. */
function steadyClock() {
  const start = performance.now() - 1
  return () => Math.floor(performance.now() - start)
}

/** Sessions with the same times share their rules, as long as there are not too many kinds. */
function createShared(grace: Rules['grace']) {
  const known = new Map<number, Rules>()
  return (idleTimeout: number): Rules => {
    if (known.size > 100) known.clear()
    const rules = known.get(idleTimeout) ?? { idleTimeout, grace }
    known.set(idleTimeout, rules)
    return rules
  }
}

export function createMemoryLedger(own: LedgerRules, hooks: MemoryHooks = {}): MemoryLedger {
  const { now = steadyClock(), epoch = Date.now, backoff } = hooks
  const rulesOf = createShared(own.grace)
  const ends = createEnds({
    ...{ epoch, keep: DAY, backoff },
    preserve: (event) => sessions.preserve(event),
    release: (event) => sessions.release(event),
  })

  const ended = (id: string, { reason, at }: Ended, eventId: string) => {
    ends.push({ eventId, id, reason, endedAt: epoch() - (now() - at), attempt: 1 })
  }
  const sessions = createSessions({ now, keep: DAY, ended, swept: ends.prune })
  const { look, finish } = sessions

  const start = (id: string, at: number, times = timesOf(undefined, own)) =>
    sessions.start(id, at, rulesOf(times.idleTimeout), times.lifetime)

  const heard = (item: Item | undefined, sign: Sign, at: number): LedgerState => {
    if (!item) return UNKNOWN
    if (isTomb(item)) return said(item)
    const record = hear(wake(item), sign, at, item.rules)
    if (record.ended) return said(finish(item, record.ended))
    sessions.change(item, record)
    return told(record, at)
  }
  const hearOf = (id: string, sign: Sign, at = now()) => {
    checkId(id)
    return heard(look(id, at), sign, at)
  }
  const hearOrOpen = (id: string, sign: Sign, { opens = true }: TouchOptions = {}) => {
    checkId(id)
    const at = now()
    return heard(look(id, at) ?? (opens ? start(id, at) : undefined), sign, at)
  }

  let closing: Promise<void> | undefined
  const whileOpen =
    <A extends unknown[], R>(act: (...args: A) => R) =>
    async (...args: A): Promise<Awaited<R>> => {
      if (closing) throw new LedgerClosedError()
      return await act(...args)
    }

  return {
    get closed() {
      return closing !== undefined
    },
    sweep: sessions.sweep,
    ready: whileOpen(() => {}),
    open: whileOpen((id, times) => {
      checkId(id)
      const at = now()
      const chosen = timesOf(times, own)
      // Who is anew was somebody else before, and that one may have ended by the clock.
      look(id, at)
      return told(wake(start(id, at, chosen)), at)
    }),
    touch: whileOpen((id, sign, how) => {
      if (!sign) return hearOrOpen(id, { event: 'touch' }, how)
      const { page, n, after = [] } = sign
      return hearOrOpen(id, { event: 'keep-alive', page, n, after }, how)
    }),
    alive: whileOpen((id, { page, n, after = [] }) =>
      hearOf(id, { event: 'alive', page, n, after }),
    ),
    document: whileOpen((id, how) => hearOrOpen(id, { event: 'document' }, how)),
    leave: whileOpen((id, { page, n }, { cause, age, others, answering = [] }) =>
      hearOf(id, { event: 'leave', page, n, cause, age, others, answering }),
    ),
    peek: whileOpen((id) => {
      checkId(id)
      const at = now()
      const item = look(id, at)
      if (!item) return UNKNOWN
      return isTomb(item) ? said(item) : told(wake(item), at)
    }),
    end: whileOpen((id, reason) => {
      checkId(id)
      checkReason(reason)
      const at = now()
      const item = look(id, at)
      if (!item || isTomb(item)) return false
      finish(item, { reason, at })
      return true
    }),
    rotate: whileOpen((oldId, newId) => {
      checkId(oldId)
      checkId(newId)
      if (oldId === newId) return
      const at = now()
      const [old, next] = [look(oldId, at), look(newId, at)]
      if (old && !isTomb(old)) sessions.rename(old, newId, at)
      // The same rotation may be asked for twice: what it has moved stays.
      else if (!next || isTomb(next)) start(newId, at)
    }),
    consume: whileOpen(ends.consume),
    deadLetters: whileOpen(ends.letters),
    redeliver: whileOpen(ends.redeliver),
    close() {
      closing ??= ends.close()
      sessions.clear()
      return closing
    },
  }
}
