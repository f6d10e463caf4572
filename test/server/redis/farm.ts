import { onTestFinished } from 'vitest'
import type { LedgerOptions, SessionEnded, SessionLedger } from '../../../src/server/ledger'
import type { RedisClient } from '../../../src/server/redis/client'
import { createRedisLedger, type Hooks, type RedisSettings } from '../../../src/server/redis/ledger'
import { ledgerRules } from '../../../src/server/rules'
import { type Connected, nodeRedis } from './clients'

export const SECOND = 1000
export const MINUTE = 60 * SECOND

let farms = 0
/** Each test has keys of its own. */
export const ownPrefix = () => `farm${farms++}`

type More = Partial<Omit<RedisSettings, 'rules'>> & { readonly rules?: LedgerOptions }

/** One node: it sweeps only if it is told to. */
export function node(client: RedisClient, more: More = {}, hooks: Hooks = {}) {
  const { rules = { idleTimeout: '20m' }, ...rest } = more
  const settings = { prefix: ownPrefix(), shards: 1, timeout: 2000, sweep: false, ...rest }
  const made = createRedisLedger(client, { ...settings, rules: ledgerRules(rules) }, hooks)
  return { ...made, prefix: settings.prefix }
}

/** Connected until the test is over. */
export async function connected(
  port: number,
  connect: (port: number) => Promise<Connected> = nodeRedis,
): Promise<Connected> {
  const one = await connect(port)
  onTestFinished(() => void one.stop())
  return one
}

/** Takes ends until the test is over, and keeps them. */
export function consumer(ledger: SessionLedger, act: (event: SessionEnded) => unknown = () => {}) {
  const events: SessionEnded[] = []
  const waiting = new Set<() => void>()
  const stop = new AbortController()
  const handler = (event: SessionEnded) => {
    events.push(event)
    for (const look of [...waiting]) look()
    return act(event)
  }
  const done = ledger.consume(handler, { signal: stop.signal, onError: () => {} })
  onTestFinished(() => stop.abort())
  return {
    events,
    done,
    stop: () => stop.abort(),
    /** When so many have been handed over. */
    had: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (events.length < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
  }
}

/** A clock that stands still until it is told to go on. */
export function createClock() {
  let now = Date.now()
  return {
    now: () => now,
    pass: (ms: number) => {
      now += ms
    },
  }
}
