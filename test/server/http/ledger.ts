import { LedgerUnavailableError } from '../../../src/server/errors'
import type { LedgerState, SessionEnded, SessionLedger } from '../../../src/server/ledger'
import { begin, hear, settle } from '../../../src/server/policy'
import type { Sign } from '../../../src/server/record'
import { rules } from '../hearing'

const LIFETIME = 8 * 3_600_000

/** The policy over a map, on a clock that only the test moves; notes what it was told. */
export function tinyLedger() {
  const records = new Map<string, ReturnType<typeof begin>>()
  const calls: string[] = []
  let now = 1_000_000
  let away = false
  let sent = 0

  const stateOf = (id: string): LedgerState => {
    const record = records.get(id)
    if (!record) return { state: 'unknown' }
    const settled = settle(record, now)
    if (settled.ended) return { state: 'ended', reason: settled.ended.reason }
    const { idleEnd, lifetimeEnd = Infinity, closing } = settled
    const times = { expiresIn: idleEnd - now, lifetimeIn: lifetimeEnd - now }
    return { state: closing ? 'closing' : 'live', ...times }
  }
  const call = (name: string, id: string) => {
    calls.push(`${name} ${id}`)
    if (away) throw new LedgerUnavailableError('The ledger is away')
  }
  const take = (id: string, sign: Sign, opens: boolean) => {
    const record = records.get(id) ?? (opens ? begin(now, rules) : undefined)
    if (record) records.set(id, hear(record, sign, now, rules))
    return stateOf(id)
  }

  const ledger: SessionLedger = {
    closed: false,
    ready: async () => undefined,
    async open(id, times) {
      call('open', id)
      records.set(id, begin(now, rules, times?.lifetime === undefined ? undefined : LIFETIME))
      return stateOf(id)
    },
    async touch(id, sign, { opens = true } = {}) {
      call('touch', id)
      if (!sign) return take(id, { event: 'touch' }, opens)
      return take(id, { event: 'keep-alive', after: [], ...sign }, opens)
    },
    async alive(id, sign) {
      call('alive', id)
      return take(id, { event: 'alive', after: [], ...sign }, false)
    },
    async document(id, { opens = true } = {}) {
      call('document', id)
      return take(id, { event: 'document' }, opens)
    },
    async leave(id, sign, news) {
      call('leave', id)
      return take(id, { event: 'leave', answering: [], ...sign, ...news }, false)
    },
    async peek(id) {
      call('peek', id)
      return stateOf(id)
    },
    async end(id, reason) {
      call(`end:${reason}`, id)
      const record = records.get(id)
      if (!record || stateOf(id).state === 'ended') return false
      records.set(id, { ...record, ended: { reason, at: now } })
      return true
    },
    async rotate() {},
    async consume(handler, { signal } = {}) {
      for (const [id, { ended }] of records) {
        for (let attempt = 1; ended && attempt < 4; attempt++) {
          const event: SessionEnded = {
            ...{ eventId: `e${++sent}`, id, reason: ended.reason, endedAt: ended.at, attempt },
          }
          const done = await Promise.resolve(handler(event)).then(
            () => true,
            () => false,
          )
          if (done || signal?.aborted) break
        }
      }
    },
    deadLetters: async () => [],
    redeliver: async () => false,
    close: async () => undefined,
  }
  return {
    ledger,
    calls,
    stateOf,
    pass: (ms: number) => {
      now += ms
    },
    goAway: () => {
      away = true
    },
  }
}
