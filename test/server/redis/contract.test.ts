import { afterAll, beforeAll } from 'vitest'
import type { LedgerOptions } from '../../../src/server/ledger'
import { baseOf } from '../../../src/server/redis/shard'
import { contract } from '../contract'
import { type Connected, clusterRedis, ioRedis, nodeRedis } from './clients'
import { createClock, node } from './farm'
import { type RedisServer, startCluster, startRedis } from './server'

/** Only in one of them are ends told of in the order in which they came. */
const SHARD = 0

/** Redis's own part of a clock that is moved: what expires, and that somebody swept all the while. */
const AGE = `
redis.call('HSET', KEYS[1] .. ':clock', 'swept', ARGV[1])
for _, key in ipairs(redis.call('KEYS', KEYS[1]:gsub('[{}]', '\\\\%0') .. ':s:*')) do
  local left = redis.call('PTTL', key)
  if left > 0 then redis.call('PEXPIRE', key, left - ARGV[2]) end
end`

async function begin({ client }: Connected, rules: Partial<LedgerOptions> = {}) {
  const clock = createClock()
  const more = { shards: 1, rules: { idleTimeout: '20m', ...rules } }
  const made = node(client, more, { now: clock.now, backoff: () => 1 })
  const { ledger, prefix, sweep, forget } = made
  return {
    ledger,
    epoch: clock.now,
    async pass(ms: number) {
      clock.pass(ms)
      // Sent at once, so that whatever is asked for from now on comes after it.
      const base = baseOf(prefix, SHARD)
      await client.sendCommand(['EVAL', AGE, '1', base, String(clock.now()), String(ms)])
      await sweep()
      await forget()
    },
    stop: () => ledger.close(),
  }
}

function onRedis(
  name: string,
  start: () => Promise<RedisServer>,
  connect: (port: number) => Promise<Connected>,
) {
  let server: RedisServer
  let connection: Connected
  beforeAll(async () => {
    server = await start()
    connection = await connect(server.port)
  })
  afterAll(async () => {
    connection?.stop()
    await server?.remove()
  })
  contract(name, (options) => begin(connection, options))
}

onRedis('in Redis, by node-redis', startRedis, nodeRedis)
onRedis('in Redis, by ioredis', startRedis, ioRedis)
onRedis('in a cluster', startCluster, clusterRedis)
