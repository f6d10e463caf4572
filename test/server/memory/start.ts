import type { LedgerOptions } from '../../../src/server/ledger'
import { createMemoryLedger } from '../../../src/server/memory/ledger'
import { ledgerRules } from '../../../src/server/rules'

/** Any moment. */
const EPOCH = Date.UTC(2031, 4, 1)

const turn = () => new Promise((resolve) => setTimeout(resolve))

/** A ledger in memory whose clock is the test's. */
export function memory(options: Partial<LedgerOptions> = {}) {
  let time = 1
  const epoch = () => EPOCH + time
  const ledger = createMemoryLedger(ledgerRules({ idleTimeout: '20m', ...options }), {
    ...{ now: () => time, epoch, backoff: () => 1 },
  })
  return {
    ledger,
    epoch,
    /** The clock goes on, and the timer is late. */
    late(ms: number) {
      time += ms
    },
    async pass(ms: number) {
      time += ms
      while (ledger.sweep()) await turn()
    },
    stop: () => ledger.close(),
  }
}
