import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import type { LedgerState } from '../../../src/server/ledger'
import type { RedisClient } from '../../../src/server/redis/client'
import { nodeRedis } from './clients'
import { connected, consumer, createClock, node, SECOND } from './farm'
import { type RedisServer, startRedis } from './server'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis('--appendonly', 'yes', '--appendfsync', 'always')
})
afterAll(() => server.remove())

const TIMEOUT = 500

const left = (state: LedgerState) => ('expiresIn' in state ? state.expiresIn : 0)
const lifetime = (state: LedgerState) => ('lifetimeIn' in state ? state.lifetimeIn : 0)

test('calls fail in time while Redis is stopped, and work when it is back', async () => {
  const own = await startRedis('--appendonly', 'yes')
  onTestFinished(() => own.remove())
  const { client } = await connected(own.port)
  const { ledger } = node(client, { timeout: TIMEOUT, sweep: true })
  const { events } = consumer(ledger)
  await ledger.open('ada')
  await ledger.open('bob')
  await own.stop()

  const began = performance.now()
  const calls = [ledger.touch('ada'), ledger.peek('ada'), ledger.end('bob', 'logout')]
  for (const one of await Promise.allSettled([...calls, ledger.rotate('ada', 'eve')])) {
    expect(one).toMatchObject({ status: 'rejected', reason: { name: 'LedgerUnavailableError' } })
  }
  expect(performance.now() - began).toBeLessThan(2 * TIMEOUT)
  await own.start()

  const state = await vi.waitFor(() => ledger.touch('ada'), 5 * SECOND)
  expect(state).toMatchObject({ state: 'live' })
  await ledger.open('cy')
  await ledger.end('cy', 'logout')
  await vi.waitFor(() => expect(events.map(({ id }) => id)).toContain('cy'), 5 * SECOND)
})

test('what failed while Redis was away is not done later', async () => {
  const own = await startRedis('--appendonly', 'yes')
  onTestFinished(() => own.remove())
  const { client } = await connected(own.port, (port) => nodeRedis(port, SECOND))
  const { ledger, prefix } = node(client, { timeout: 100 })
  await ledger.ready()
  await own.stop()
  await vi.waitFor(() => expect(ledger.peek('ada')).rejects.toThrow('no answer within 100 ms'))
  await expect(ledger.open('ada')).rejects.toThrow('no answer within 100 ms')
  await own.start()
  // The script is there again before the connection is.
  const other = await connected(own.port)
  await node(other.client, { prefix }).ledger.open('bob')
  await vi.waitFor(() => ledger.peek('bob'), 5 * SECOND)
  expect(await ledger.peek('ada')).toEqual({ state: 'unknown' })
})

test('time stands still while Redis is away, except for a lifetime', async () => {
  const { client } = await connected(server.port)
  const clock = createClock()
  const rules = { idleTimeout: '10s', lifetime: '5m' }
  const { ledger, sweep } = node(client, { rules }, { now: clock.now })
  await ledger.open('ada')
  await ledger.open('bob', { lifetime: '12s' })
  for (let s = 0; s < 8; s++) {
    clock.pass(SECOND)
    await sweep()
  }
  await server.stop()
  clock.pass(8 * SECOND)
  await server.start()
  await vi.waitFor(() => sweep(), 5 * SECOND)

  const state = await ledger.peek('ada')
  expect(left(state)).toBe(2 * SECOND)
  expect(lifetime(state)).toBe(5 * 60 * SECOND - 16 * SECOND)
  // Nobody looked at this one, so the sweep has found it.
  const { events, had } = consumer(ledger)
  await had(1)
  expect(events).toMatchObject([
    { id: 'bob', reason: 'lifetime', endedAt: clock.now() - 4 * SECOND },
  ])

  clock.pass(2 * SECOND - 1)
  expect(await ledger.peek('ada')).toMatchObject({ state: 'live' })
  clock.pass(1)
  expect(await ledger.peek('ada')).toEqual({ state: 'ended', reason: 'idle' })
})

test('a client that throws at once rejects, and nothing else', async () => {
  const rejections: unknown[] = []
  const note = (error: unknown) => void rejections.push(error)
  process.on('unhandledRejection', note)
  onTestFinished(() => void process.off('unhandledRejection', note))
  const broken = () => {
    throw new Error('there is no connection')
  }
  const { ledger } = node({ sendCommand: broken }, { timeout: 50 })
  await expect(ledger.peek('ada')).rejects.toMatchObject({ name: 'LedgerUnavailableError' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(rejections).toEqual([])
})

test('a login over a session whose time had come tells its end', async () => {
  const { client } = await connected(server.port)
  const clock = createClock()
  const { ledger } = node(client, {}, { now: clock.now })
  await ledger.open('ada', { idleTimeout: '1s' })
  clock.pass(2 * SECOND)
  expect(await ledger.open('ada')).toMatchObject({ state: 'live' })
  const { events, had } = consumer(ledger)
  await had(1)
  expect(events).toMatchObject([{ id: 'ada', reason: 'idle' }])
})

test('a lifetime is filed apart while its end is near, and no longer than it is there', async () => {
  const { client } = await connected(server.port)
  const { ledger, prefix } = node(client, { rules: { idleTimeout: '20m' } })
  const filed = () => client.sendCommand(['ZCARD', `${prefix}:{0}:lifetimes`])
  await ledger.open('ada', { lifetime: '8h' })
  expect(await filed()).toBe(0)
  await ledger.open('ada', { lifetime: '1h' })
  expect(await filed()).toBe(1)
  await ledger.open('ada')
  expect(await filed()).toBe(0)
})

test('a rotation that breaks off loses nothing, and can be asked for again', async () => {
  const { client } = await connected(server.port)
  let failing = ''
  const flaky: RedisClient = {
    sendCommand: (args) =>
      failing && args.includes(failing)
        ? Promise.reject(new Error('cut'))
        : client.sendCommand(args),
  }
  const { ledger } = node(flaky)
  for (const step of ['enterId', 'leaveId']) {
    await ledger.open('old', { lifetime: '5m' })
    failing = step
    await expect(ledger.rotate('old', 'new')).rejects.toMatchObject({
      name: 'LedgerUnavailableError',
    })
    failing = ''
    expect(lifetime(await ledger.peek('old'))).toBeGreaterThan(4 * 60 * SECOND)
    await ledger.rotate('old', 'new')
    expect(lifetime(await ledger.peek('new'))).toBeLessThanOrEqual(5 * 60 * SECOND)
    expect(await ledger.peek('old')).toEqual({ state: 'unknown' })
  }
})

test('a clock of Redis that is set does nothing, either way', async () => {
  const { client } = await connected(server.port)
  const clock = createClock()
  const { ledger, sweep } = node(client, {}, { now: clock.now })
  await ledger.open('ada')
  await sweep()
  for (const by of [3_600_000, -7_200_000]) {
    clock.pass(by)
    expect(left(await ledger.peek('ada'))).toBe(20 * 60 * SECOND)
    await sweep()
  }
})

test("a node's own clock does not matter", async () => {
  const { client } = await connected(server.port)
  const { ledger, prefix } = node(client, { rules: { idleTimeout: '20m', lifetime: '8h' } })
  const before = await ledger.open('ada')
  const { ledger: other, sweep } = node(client, { prefix })
  const real = Date.now
  const shifted = vi.spyOn(Date, 'now')
  for (const by of [3_600_000, -3_600_000]) {
    shifted.mockImplementation(() => real() + by)
    const state = await other.peek('ada')
    await sweep()
    expect(left(state)).toBeGreaterThan(left(before) - 5 * SECOND)
    expect(lifetime(state)).toBeGreaterThan(lifetime(before) - 5 * SECOND)
    expect(await other.touch('ada')).toMatchObject({ state: 'live', expiresIn: 20 * 60 * SECOND })
  }
})

test('a connection that is cut loses no end', async () => {
  const { client } = await connected(server.port)
  const { client: killer } = await connected(server.port)
  const { ledger } = node(client, { sweep: true, shards: 4 }, { takeover: SECOND })
  const { events } = consumer(ledger)
  const ids = Array.from({ length: 200 }, (_, n) => `ada${n}`)
  await Promise.all(ids.map((id) => ledger.open(id)))
  let cut = 0
  const endIt = async (id: string, n: number) => {
    if (n % 50 === 49) {
      cut += (await killer.sendCommand([
        'CLIENT',
        'KILL',
        'TYPE',
        'normal',
        'SKIPME',
        'yes',
      ])) as number
    }
    // What was asked for on the cut connection may have been done.
    await vi.waitFor(() => ledger.end(id, 'logout'), 5 * SECOND)
  }
  for (let n = 0; n < ids.length; n += 10) {
    await Promise.all(ids.slice(n, n + 10).map((id, i) => endIt(id, n + i)))
  }
  expect(cut).toBeGreaterThan(0)
  const told = () => new Map(events.map(({ id, eventId }) => [id, eventId]))
  await vi.waitFor(() => expect([...told().keys()].sort()).toEqual(ids.sort()), 10 * SECOND)
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(ids.length)
}, 15_000)

test('after all was flushed, ends are told of again', async () => {
  const own = await startRedis()
  onTestFinished(() => own.remove())
  const { client } = await connected(own.port)
  const { ledger } = node(client, { sweep: true })
  const { events, had } = consumer(ledger)
  await ledger.open('ada')
  await ledger.end('ada', 'logout')
  await had(1)
  await client.sendCommand(['FLUSHALL'])
  expect(await ledger.peek('ada')).toEqual({ state: 'unknown' })
  await ledger.touch('bob')
  await ledger.end('bob', 'logout')
  await had(2)
  expect(events.map(({ id }) => id)).toEqual(['ada', 'bob'])
})
