import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { SessionLedger } from '../../../src/server/ledger'
import { connected, consumer, node, ownPrefix, SECOND } from './farm'
import { type RedisServer, startRedis } from './server'

let server: RedisServer
beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server.remove())

const endAll = async (ledger: SessionLedger, ids: string[]) => {
  await Promise.all(ids.map((id) => ledger.open(id)))
  await Promise.all(ids.map((id) => ledger.end(id, 'logout')))
}
const many = (count: number) => Array.from({ length: count }, (_, n) => `ada${n}`)

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

test('a heartbeat that races the sweep at the deadline keeps the session, or it ends once', async () => {
  const [RACES, AT_ONCE, IDLE, JITTER] = [2000, 100, 60, 6]
  const prefix = ownPrefix()
  const connections = await Promise.all([1, 2, 3].map(() => connected(server.port)))
  const nodes = connections.map(({ client }) =>
    node(client, { prefix, rules: { idleTimeout: IDLE } }),
  )
  const [{ ledger }] = nodes as [(typeof nodes)[number]]
  const { events, had } = consumer(ledger)
  const saved = new Map<string, number>()
  /** Timers are as late as the machine is busy: so much earlier they are set, to hit the deadline. */
  let lead = 2

  /** A heartbeat by each of two nodes at about the deadline. */
  const race = async (id: string) => {
    await ledger.open(id)
    const said = await Promise.all(
      [nodes[1]!, nodes[2]!].map(async (one, n) => {
        await sleep(IDLE - lead + JITTER * (2 * Math.random() - 1))
        const at = Date.now()
        const { state } = await one.ledger.touch(id, { page: `page${n}`, n: 1 })
        if (state === 'live') saved.set(id, Math.max(at, saved.get(id) ?? 0))
        return state
      }),
    )
    // An end is final.
    if (said.includes('ended')) expect(await ledger.peek(id)).toMatchObject({ state: 'ended' })
  }
  let racing = true
  const sweeping = nodes.map(async ({ sweep }) => {
    while (racing) await sweep()
  })
  for (let round = 0; round < RACES; round += AT_ONCE) {
    const before = saved.size
    await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => race(`${round + n}`)))
    lead = Math.min(IDLE - JITTER, Math.max(0, lead + (saved.size - before < AT_ONCE / 2 ? 3 : -3)))
  }
  await had(RACES)
  racing = false
  await Promise.all(sweeping)
  await endAll(ledger, ['the last one'])
  await had(RACES + 1)

  expect(new Set(events.map(({ id }) => id)).size).toBe(RACES + 1)
  expect(events).toHaveLength(RACES + 1)
  // Whoever was told that it lives could rely on that.
  const early = events.filter(({ id, endedAt }) => endedAt < (saved.get(id) ?? 0) + IDLE)
  expect(early).toEqual([])
  expect(saved.size).toBeGreaterThan(RACES / 20)
  expect(saved.size).toBeLessThan(RACES - RACES / 20)
}, 20_000)

test('each end goes to one of several nodes', async () => {
  const prefix = ownPrefix()
  const connections = await Promise.all([1, 2, 3].map(() => connected(server.port)))
  const nodes = connections.map(({ client }) => node(client, { prefix, shards: 8, sweep: true }))
  const takers = nodes.map(({ ledger }) => consumer(ledger))
  const ids = many(600)
  await endAll(nodes[0]!.ledger, ids)
  const all = () => takers.flatMap(({ events }) => events)
  await vi.waitFor(() => expect(all()).toHaveLength(ids.length), 5 * SECOND)
  expect(
    all()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids.sort())
  expect(all().every(({ attempt }) => attempt === 1)).toBe(true)
})

test('a slow handler keeps its end, however short the takeover', async () => {
  const TAKEOVER = 300
  const [one, other] = await Promise.all([connected(server.port), connected(server.port)])
  const prefix = ownPrefix()
  const hooks = { takeover: TAKEOVER }
  const slow = node(one.client, { prefix }, hooks)
  const { open, opened } = gate()
  const holding = consumer(slow.ledger, () => opened)
  await endAll(slow.ledger, ['ada'])
  await holding.had(1)

  const { ledger, sweep } = node(other.client, { prefix }, hooks)
  const idle = consumer(ledger)
  const until = performance.now() + 5 * TAKEOVER
  while (performance.now() < until) {
    await sweep()
    await endAll(ledger, ['another'])
    await vi.waitFor(() => expect(idle.events.at(-1)?.id).toBe('another'))
  }
  expect(idle.events.map(({ id }) => id)).not.toContain('ada')
  open()
  await slow.ledger.close()
})

test('the end of a node that has died is taken over, as the same event', async () => {
  const [one, other] = await Promise.all([connected(server.port), connected(server.port)])
  const prefix = ownPrefix()
  const hooks = { takeover: 300 }
  const dying = node(one.client, { prefix, timeout: 50 }, hooks)
  const { open, opened } = gate()
  const cut = consumer(dying.ledger, () => opened)
  await endAll(dying.ledger, ['ada'])
  await cut.had(1)
  one.stop()

  const { ledger } = node(other.client, { prefix }, hooks)
  const { events, had } = consumer(ledger)
  await had(1)
  expect(events).toEqual([{ ...cut.events[0], attempt: 2 }])
  open()
  await dying.ledger.close()
})

test('what waits for its next attempt holds up nothing behind it', async () => {
  const { client } = await connected(server.port)
  const prefix = ownPrefix()
  const failing = node(client, { prefix }, { takeover: 60_000, backoff: () => 30_000 })
  const broken = consumer(failing.ledger, () => {
    throw new Error('no')
  })
  const ids = many(300)
  await endAll(failing.ledger, ids)
  await broken.had(300)
  await failing.ledger.close()
  // Behind them is one whose time has come.
  const dying = node(client, { prefix }, { backoff: () => 0 })
  const last = consumer(dying.ledger, () => {
    last.stop()
    throw new Error('no')
  })
  await endAll(dying.ledger, ['the last one'])
  await last.done
  await dying.ledger.close()

  const { ledger } = node(client, { prefix })
  const { events, had } = consumer(ledger)
  await had(1)
  expect(events).toMatchObject([{ id: 'the last one', attempt: 2 }])
})

test('a ledger that is closed leaves no timer behind', async () => {
  const { client } = await connected(server.port)
  const { ledger } = node(client, { sweep: true }, { backoff: () => 30_000 })
  const set = vi.spyOn(globalThis, 'setTimeout')
  const { had } = consumer(ledger, () => {
    throw new Error('no')
  })
  await endAll(ledger, ['ada'])
  await had(1)
  await ledger.close()
  const timers = set.mock.results.map(({ value }) => value as { _destroyed?: boolean })
  expect(timers).not.toEqual([])
  const held = () => timers.filter((timer) => timer._destroyed === false)
  // What was asked before is still waited for.
  await vi.waitFor(() => expect(held()).toEqual([]), SECOND)
})

test('an end that waits for a consumer keeps its tombstone until it is told', async () => {
  const { client } = await connected(server.port)
  const { ledger, prefix } = node(client)
  const left = (id: string) => client.sendCommand(['PTTL', `${prefix}:{0}:s:${id}`])
  await endAll(ledger, ['early'])
  expect(await left('early')).toBeGreaterThan(0)

  const first = consumer(ledger)
  await first.had(1)
  await vi.waitFor(async () => expect(await left('early')).toBeGreaterThan(0))
  first.stop()
  await first.done
  await endAll(ledger, ['ada'])
  expect(await left('ada')).toBe(-1)

  const { opened, open } = gate()
  const second = consumer(ledger, () => opened)
  await second.had(1)
  expect(await left('ada')).toBe(-1)
  open()
  await vi.waitFor(async () => expect(await left('ada')).toBeGreaterThan(24 * 3_600_000 - 5000))
})

test('each of many that wait for the first consumer keeps its tombstone', async () => {
  const { client } = await connected(server.port)
  const { ledger, prefix } = node(client)
  await endAll(ledger, many(1010))
  const { opened, open } = gate()
  const { had } = consumer(ledger, () => opened)
  await had(1)
  expect(await client.sendCommand(['PTTL', `${prefix}:{0}:s:ada1009`])).toBe(-1)
  open()
})

test('what is claimed keeps its tombstone, also where the first consumer was cut off', async () => {
  const { client } = await connected(server.port)
  const isSecondPart = (arg: string) => /^\(\d+-\d+$/.test(arg)
  const { ledger, prefix } = node({
    sendCommand: (args) =>
      args.some(isSecondPart) ? Promise.reject(new Error('cut')) : client.sendCommand([...args]),
  })
  await endAll(ledger, many(1010))
  const { opened, open } = gate()
  const { events } = consumer(ledger, ({ id }) => (id === 'ada1005' ? opened : undefined))
  await vi.waitFor(() => expect(events.map(({ id }) => id)).toContain('ada1005'), 5 * SECOND)
  expect(await client.sendCommand(['PTTL', `${prefix}:{0}:s:ada1005`])).toBe(-1)
  open()
})
