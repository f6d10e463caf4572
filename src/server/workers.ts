import { type EndQueue, work } from './delivery'
import type { ConsumeOptions, SessionEnded } from './ledger'

/** All who are told of ends, until the ledger is closed. */
export function createWorkers(queue: EndQueue, backoff?: (attempt: number) => number) {
  const closing = new AbortController()
  const working = new Set<Promise<void>>()
  return {
    closing: closing.signal,
    isAnybody: () => working.size > 0,
    async consume(handler: (event: SessionEnded) => unknown, options?: ConsumeOptions) {
      const one = work({ queue, handler, options, closing: closing.signal, backoff })
      const ended: Promise<void> = one.finally(() => working.delete(ended))
      working.add(ended)
      await ended
    },
    /** When what is being handled is finished, and written down. */
    async close() {
      closing.abort()
      await Promise.allSettled(working)
    },
  }
}
