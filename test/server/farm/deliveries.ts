import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SessionEnded } from '../../../src/server/ledger'

export interface Delivery extends SessionEnded {
  readonly step: 'begun' | 'done'
  readonly pid: number
}

/** Whoever was killed may have written half a line. */
function read(line: string): Delivery[] {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}

export function createDeliveries(file: string) {
  const all = () => readFileSync(file, 'utf8').split('\n').flatMap(read)
  const by = (deliveries: readonly Delivery[]) => {
    const sessions = new Map<string, Delivery[]>()
    for (const one of deliveries) sessions.set(one.id, [...(sessions.get(one.id) ?? []), one])
    return sessions
  }
  return {
    /** Of each session. */
    bySession: () => by(all()),
    /** Waits until so many sessions have been told of, or no more come. */
    async until(count: number, ms: number) {
      const until = performance.now() + ms
      while (performance.now() < until) {
        const done = all().filter(({ step }) => step === 'done')
        if (new Set(done.map(({ id }) => id)).size >= count) return
        await sleep(250)
      }
    },
  }
}

export type Deliveries = ReturnType<typeof createDeliveries>
