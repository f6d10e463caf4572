import { setTimeout as sleep } from 'node:timers/promises'
import type { RedisServer } from '../redis/server'

/** From when to when Redis was surely away. */
export interface Outage {
  readonly from: number
  readonly to: number
}

/** A clean stop, and one as by the power. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGKILL', 'SIGTERM']

/** Stops Redis three times for that long. */
export async function stopThrice(server: RedisServer, pause: number, away: number) {
  const outages: Outage[] = []
  for (const signal of SIGNALS) {
    await sleep(pause)
    await server.stop(signal)
    const from = Date.now()
    await sleep(away)
    const to = Date.now()
    await server.start()
    outages.push({ from, to })
  }
  await sleep(pause)
  return outages
}
