import type { LedgerOptions, SessionLedger } from '../ledger'
import { ledgerRules } from '../rules'
import { shown } from '../shown'
import type { RedisClient } from './client'
import { createRedisLedger, type RedisSettings } from './ledger'

export type { RedisClient } from './client'

export interface RedisLedgerOptions extends LedgerOptions {
  /** What all of its keys begin with: `lastcall` by default. */
  readonly prefix?: string | undefined
  /**
   * In how many parts the sessions are kept, which a cluster can spread. 16 by default, the same on
   * every node, and not to be changed while there are sessions.
   */
  readonly shards?: number | undefined
  /** ms until Redis counts as away. 2000 by default, at most 3000: sweeps must not wait for it. */
  readonly timeout?: number | undefined
  /**
   * Whether this process ends what is due, about once a second. True by default. False where nothing
   * runs between requests; then another process has to, and one that calls `consume` always does.
   */
  readonly sweep?: boolean | undefined
}

const OWN = ['prefix', 'shards', 'timeout', 'sweep']
const isCount = (value: unknown, most: number) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most

function settingsOf(client: RedisClient, options: RedisLedgerOptions): RedisSettings {
  const { prefix = 'lastcall', shards = 16, timeout = 2000, sweep = true } = options ?? {}
  const problems = [
    typeof client?.sendCommand !== 'function' &&
      'client: write redisLedger(client, …) with a client of node-redis, or with an object that has sendCommand(args)',
    (typeof prefix !== 'string' || !/^[^{}\s]+$/.test(prefix)) &&
      `prefix: ${shown(prefix)}: write a text without braces or spaces, for example "shop"`,
    !isCount(shards, 1024) && `shards: ${shown(shards)}: write a whole number from 1 to 1024`,
    !isCount(timeout, 3000) && `timeout: ${shown(timeout)}: write ms, from 1 to 3000`,
    typeof sweep !== 'boolean' && `sweep: ${shown(sweep)}: write true or false`,
  ].filter((problem) => problem !== false)
  return { rules: ledgerRules(options, OWN, problems), prefix, shards, timeout, sweep }
}

/**
 * Sessions in Redis 7.0 or later, or Valkey: for more than one machine, or for sessions that outlive
 * the process. Every node of a farm makes one with the same options.
 *
 * ```ts
 * const client = await createClient({ url: process.env.REDIS_URL }).connect()
 * const ledger = redisLedger(client, { idleTimeout: '20m', lifetime: '8h' })
 * await ledger.ready()
 * ```
 *
 * Redis has to keep what it is given (`appendonly yes`) and must not evict (`noeviction`). Time is
 * Redis's own, and stands still while no node can reach it: nothing ends of that but a lifetime.
 *
 * @throws ConfigError that names every mistake at once. What Redis itself lacks is told by `ready()`
 * and by every other call.
 */
export function redisLedger(client: RedisClient, options: RedisLedgerOptions): SessionLedger {
  return createRedisLedger(client, settingsOf(client, options)).ledger
}
