import { readFileSync } from 'node:fs'
import { createClient } from 'redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GENERATED, generated } from '../../../scripts/lua.mjs'
import { connected, createClock, node } from './farm'
import { type RedisServer, startCluster, startRedis } from './server'

let server: RedisServer
let cluster: RedisServer
beforeAll(async () => {
  server = await startRedis()
  cluster = await startCluster()
})
afterAll(() => Promise.all([server.remove(), cluster.remove()]))

test('what runs inside Redis is what the policy says now', () => {
  expect(readFileSync(GENERATED, 'utf8')).toBe(generated())
})

test('a heartbeat is one round trip', async () => {
  const { client } = await connected(server.port)
  let trips = 0
  const counting = {
    sendCommand: (args: string[]) => {
      trips++
      return client.sendCommand(args)
    },
  }
  const { ledger } = node(counting)
  await ledger.open('ada')
  trips = 0
  for (let n = 1; n <= 10; n++) await ledger.touch('ada', { page: 'a', n })
  expect(trips).toBe(10)
})

test('a script that Redis has forgotten is given to it again', async () => {
  const { client } = await connected(server.port)
  const { ledger } = node(client)
  await ledger.open('ada')
  await client.sendCommand(['SCRIPT', 'FLUSH'])
  expect(await ledger.touch('ada')).toMatchObject({ state: 'live' })
  await client.sendCommand(['SCRIPT', 'FLUSH'])
  const all = Array.from({ length: 20 }, (_, n) => ledger.touch(`ada${n}`))
  expect(await Promise.all(all)).toMatchObject(all.map(() => ({ state: 'live' })))
})

test('all keys of a session are in one slot, and sessions are spread over many', async () => {
  const { client } = await connected(cluster.port)
  const clock = createClock()
  const hooks = { now: clock.now, backoff: () => 0 }
  const more = { shards: 16, rules: { idleTimeout: '20m', lifetime: '1h' } }
  const { ledger, prefix, sweep } = node(client, more, hooks)
  for (let n = 0; n < 200; n++) await ledger.open(`ada${n}`)
  for (let n = 0; n < 100; n++) await ledger.end(`ada${n}`, 'logout')
  await sweep()
  const stop = new AbortController()
  const failing = () => {
    stop.abort()
    throw new Error('no')
  }
  await ledger.consume(failing, { attempts: 1, signal: stop.signal, onError: () => {} })
  const keys = (await client.sendCommand(['KEYS', `${prefix}:*`])) as string[]
  const kinds = new Set(keys.map((key) => key.replace(/\{\d+\}/, '').replace(/:s:.*/, ':s:')))
  expect([...kinds].sort()).toEqual(
    ['clock', 'dead', 'due', 'ended', 'lifetimes', 's:', 'shards']
      .map((kind) => `${prefix}:${kind === 'shards' ? '' : ':'}${kind}`)
      .sort(),
  )
  const slots = await Promise.all(
    keys.map(async (key) => [
      /\{\d+\}/.exec(key)?.[0],
      await client.sendCommand(['CLUSTER', 'KEYSLOT', key]),
    ]),
  )
  const parts = new Map(slots.filter(([part]) => part) as [string, number][])
  expect(parts.size).toBe(16)
  expect(slots.filter(([part, slot]) => part && parts.get(part as string) !== slot)).toEqual([])
  expect(new Set(parts.values()).size).toBe(16)
})

test('a tombstone is kept for a day, and a live session as long as it lives', async () => {
  const { client } = await connected(server.port)
  const { ledger, prefix } = node(client)
  await ledger.open('ada')
  await ledger.open('bob')
  await ledger.end('bob', 'logout')
  const left = (id: string) => client.sendCommand(['PTTL', `${prefix}:{0}:s:${id}`])
  expect(await left('ada')).toBe(-1)
  expect(await left('bob')).toBeGreaterThan(24 * 3_600_000 - 5000)
  await ledger.open('bob')
  expect(await left('bob')).toBe(-1)
})

test('a rotation loses no time of the record, whatever it is', async () => {
  const { client } = await connected(server.port)
  const clock = createClock()
  const { ledger } = node(client, {}, { now: clock.now })
  await ledger.document('ada')
  clock.pass(1)
  await ledger.rotate('ada', 'eve')
  // The page of that document stays: the leave is of the one before it.
  const news = { cause: 'close', age: 60_000, others: [] } as const
  expect(await ledger.leave('eve', { page: 'a', n: 1 }, news)).toMatchObject({ state: 'live' })
})

test('a ledger over the connection of somebody else leaves it open', async () => {
  const client = await createClient({ url: server.url }).connect()
  const { ledger } = node(client)
  await ledger.open('ada')
  await ledger.close()
  expect(await client.ping()).toBe('PONG')
  client.destroy()
})
