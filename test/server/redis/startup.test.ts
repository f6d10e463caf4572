import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ConfigError, LedgerClosedError } from '../../../src/server/errors'
import type { SessionLedger } from '../../../src/server/ledger'
import { onEnd } from '../../../src/server/onEnd'
import { type RedisClient, redisLedger } from '../../../src/server/redis'
import { connected, consumer, node, ownPrefix } from './farm'
import { type RedisServer, startRedis } from './server'

let server: RedisServer
let evicting: RedisServer
beforeAll(async () => {
  server = await startRedis()
  evicting = await startRedis('--maxmemory-policy', 'allkeys-lru')
})
afterAll(() => Promise.all([server.remove(), evicting.remove()]))

const problems = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: ConfigError) => error.problems,
  )

/** A Redis that calls itself something else. */
const versioned = (client: RedisClient, version: string): RedisClient => ({
  async sendCommand(args) {
    const reply = await client.sendCommand(args)
    if (args[0] !== 'INFO') return reply
    return String(reply).replace(/^redis_version:.*?(?=\r)/m, `redis_version:${version}`)
  },
})

describe('a ledger does not start', () => {
  test('on a Redis below 7.0, which every call says', async () => {
    const { client } = await connected(server.port)
    const { ledger } = node(versioned(client, '6.2.14'))
    const told = ['Redis 6.2.14: write to a Redis of version 7.0 or later, or to Valkey']
    expect(await problems(ledger.ready())).toEqual(told)
    expect(await problems(ledger.touch('ada'))).toEqual(told)
    expect(await problems(ledger.consume(() => {}))).toEqual(told)
    const { ledger: later } = node(versioned(client, '10.0.1'))
    expect(await problems(later.ready())).toEqual([])
  })

  test('on a Redis that would forget sessions', async () => {
    const { client } = await connected(evicting.port)
    const { ledger } = node(client)
    expect(await problems(ledger.ready())).toEqual([
      'maxmemory-policy allkeys-lru: a full Redis would forget sessions without an end; set it to noeviction',
    ])
  })

  test('with other shards than the nodes before it', async () => {
    const { client } = await connected(server.port)
    const prefix = ownPrefix()
    await node(client, { prefix, shards: 16 }).ledger.ready()
    await node(client, { prefix, shards: 16 }).ledger.ready()
    expect(await problems(node(client, { prefix, shards: 8 }).ledger.ready())).toEqual([
      'shards: 8: the sessions in this Redis are in 16; write 16',
    ])
    expect(await problems(node(client, { shards: 8 }).ledger.ready())).toEqual([])
  })

  test.each<[options: object, told: string]>([
    [
      { prefix: 'a{b}' },
      'prefix: "a{b}": write a text without braces or spaces, for example "shop"',
    ],
    [{ prefix: 'a b' }, 'prefix: "a b": write a text without braces or spaces, for example "shop"'],
    [{ prefix: '' }, 'prefix: "": write a text without braces or spaces, for example "shop"'],
    [{ shards: 0 }, 'shards: 0: write a whole number from 1 to 1024'],
    [{ shards: 1.5 }, 'shards: 1.5: write a whole number from 1 to 1024'],
    [{ timeout: -1 }, 'timeout: -1: write ms, from 1 to 3000'],
    [{ timeout: '2s' }, 'timeout: "2s": write ms, from 1 to 3000'],
    [{ sweep: 'no' }, 'sweep: "no": write true or false'],
  ])('by %j', (options, told) => {
    const client = { sendCommand: async () => null }
    expect(() => redisLedger(client, { idleTimeout: '20m', ...options })).toThrow(
      expect.objectContaining({ name: 'ConfigError', problems: [told] }),
    )
  })

  test('with several mistakes, of which it names each', () => {
    const make = () => redisLedger({} as RedisClient, { prefix: '{}', idleTimeout: 'soon' })
    expect(make).toThrow(/client: .*sendCommand\(args\)\n- prefix: .*\n- idleTimeout: "soon"/)
  })
})

test('a Redis that is away at the start is asked again', async () => {
  const { client } = await connected(server.port)
  let away = true
  const flaky: RedisClient = {
    sendCommand: (args) =>
      away ? Promise.reject(new Error('connect ECONNREFUSED')) : client.sendCommand(args),
  }
  const { ledger } = node(flaky)
  await expect(ledger.ready()).rejects.toMatchObject({
    name: 'LedgerUnavailableError',
    message: 'Redis: connect ECONNREFUSED',
  })
  // Whoever waits for ends waits for Redis, too: a promise that nobody looks after must not reject.
  const { had } = consumer(ledger)
  away = false
  const state = await vi.waitFor(() => ledger.touch('ada'))
  expect(state).toMatchObject({ state: 'live' })
  await ledger.end('ada', 'logout')
  await had(1)
})

test.each<[string, (ledger: SessionLedger, stop: AbortController) => unknown]>([
  ['the ledger is closed', (ledger) => ledger.close()],
  ['it is stopped', (_, stop) => stop.abort()],
])('whoever waits for a Redis that never comes is done when %s', async (_, end) => {
  const away: RedisClient = { sendCommand: () => Promise.reject(new Error('connect ECONNREFUSED')) }
  const { ledger } = node(away)
  const stop = new AbortController()
  const interval = vi.spyOn(globalThis, 'setInterval')
  const done = ledger.consume(() => {}, { signal: stop.signal })
  await end(ledger, stop)
  await done
  expect(interval).not.toHaveBeenCalled()
})

test('whoever consumes by options that cannot be is told before Redis is there', async () => {
  const away: RedisClient = { sendCommand: () => Promise.reject(new Error('connect ECONNREFUSED')) }
  const { ledger } = node(away)
  const problem = /attempts: 0: write a whole number from 1/
  await expect(ledger.consume(() => {}, { attempts: 0 })).rejects.toThrow(problem)
  expect(() => onEnd(ledger, () => {}, { attempts: 0 })).toThrow(problem)
})

test.each<[string, (ledger: SessionLedger) => Promise<unknown>]>([
  ['ready', (ledger) => ledger.ready()],
  ['open', (ledger) => ledger.open('ada')],
  ['touch', (ledger) => ledger.touch('ada')],
  ['alive', (ledger) => ledger.alive('ada', { page: 'a', n: 1 })],
  ['document', (ledger) => ledger.document('ada')],
  [
    'leave',
    (ledger) => ledger.leave('ada', { page: 'a', n: 1 }, { cause: 'close', age: 0, others: [] }),
  ],
  ['peek', (ledger) => ledger.peek('ada')],
  ['end', (ledger) => ledger.end('ada', 'logout')],
  ['rotate', (ledger) => ledger.rotate('ada', 'eve')],
  ['consume', (ledger) => ledger.consume(() => {})],
  ['deadLetters', (ledger) => ledger.deadLetters()],
  ['redeliver', (ledger) => ledger.redeliver('0-1')],
])('a ledger that was closed says so to %s', async (_, call) => {
  const { client } = await connected(server.port)
  const { ledger } = node(client)
  await ledger.open('ada')
  await ledger.close()
  await expect(call(ledger)).rejects.toBeInstanceOf(LedgerClosedError)
})
