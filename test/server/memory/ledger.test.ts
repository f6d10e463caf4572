import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LedgerState, SessionLedger } from '../../../src/server/ledger'
import { memoryLedger } from '../../../src/server/memory'
import { createMemoryLedger } from '../../../src/server/memory/ledger'
import { ledgerRules } from '../../../src/server/rules'
import { memory } from './start'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

const news = { cause: 'close' as const, age: MINUTE, others: [] }

describe('a ledger in memory whose timer is late', () => {
  const sign = { page: 'a', n: 1 }
  const overdue = async () => {
    const one = memory()
    await one.ledger.open('ada')
    one.late(20 * MINUTE)
    return one
  }

  test.each<[string, (ledger: SessionLedger) => Promise<LedgerState>]>([
    ['touch', (ledger) => ledger.touch('ada')],
    ['alive', (ledger) => ledger.alive('ada', sign)],
    ['document', (ledger) => ledger.document('ada')],
    ['leave', (ledger) => ledger.leave('ada', sign, news)],
    ['peek', (ledger) => ledger.peek('ada')],
  ])('says by %s that the session has ended', async (_, act) => {
    const { ledger, stop } = await overdue()
    expect(await act(ledger)).toEqual({ state: 'ended', reason: 'idle' })
    await stop()
  })

  test.each(['end', 'rotate', 'open'] as const)(
    'tells of the end that %s finds',
    async (method) => {
      const { ledger, stop } = await overdue()
      const reasons: string[] = []
      void ledger.consume(({ reason }) => reasons.push(reason))
      if (method === 'end') expect(await ledger.end('ada', 'logout')).toBe(false)
      if (method === 'rotate') await ledger.rotate('ada', 'eve')
      if (method === 'open') await ledger.open('ada', { idleTimeout: '1h' })
      await vi.waitFor(() => expect(reasons).toEqual(['idle']))
      await stop()
    },
  )

  test('has forgotten what ended a day ago', async () => {
    const { ledger, late, stop } = await overdue()
    late(DAY)
    expect(await ledger.peek('ada')).toEqual({ state: 'unknown' })
    await stop()
  })
})

describe('the clock of a ledger in memory', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const start = (idleTimeout: number | string = '20m') => {
    const ledger = memoryLedger({ idleTimeout })
    const ended: [id: string, at: number][] = []
    void ledger.consume(({ id, endedAt }) => ended.push([id, endedAt]))
    return { ledger, ended }
  }

  test('ends sessions by itself, each at its time', async () => {
    const { ledger, ended } = start()
    const began = Date.now()
    await ledger.open('ada')
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    await ledger.open('bob', { idleTimeout: '1m' })
    await ledger.touch('ada')
    await vi.advanceTimersByTimeAsync(20 * MINUTE)
    expect(ended).toEqual([
      ['bob', began + 6 * MINUTE],
      ['ada', began + 25 * MINUTE],
    ])
    await ledger.close()
  })

  test('ends by itself what is left, before others that were there earlier', async () => {
    const { ledger, ended } = start()
    const began = Date.now()
    for (const id of ['ada', 'bob', 'eve']) await ledger.open(id)
    await ledger.touch('ada')
    await ledger.leave('eve', { page: 'a', n: 1 }, news)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(ended).toEqual([['eve', began + 10 * SECOND]])
    await ledger.close()
  })

  test('lets everybody slide, one after the other', async () => {
    const { ledger, ended } = start()
    const began = Date.now()
    for (const id of ['ada', 'bob', 'eve']) await ledger.open(id)
    for (const id of ['bob', 'ada']) {
      await vi.advanceTimersByTimeAsync(MINUTE)
      await ledger.touch(id)
    }
    await vi.advanceTimersByTimeAsync(DAY)
    expect(ended).toEqual([
      ['eve', began + 20 * MINUTE],
      ['bob', began + 21 * MINUTE],
      ['ada', began + 22 * MINUTE],
    ])
    await ledger.close()
  })

  test('waits for a document that the very first leave has overtaken', async () => {
    const { ledger } = start()
    await ledger.document('ada')
    expect(await ledger.leave('ada', { page: 'a', n: 1 }, news)).toMatchObject({ state: 'live' })
    await ledger.close()
  })

  test('is not moved by somebody who sets that of the machine', async () => {
    const { ledger, ended } = start()
    await ledger.open('ada')
    vi.setSystemTime(Date.now() + DAY)
    expect(await ledger.peek('ada')).toMatchObject({ state: 'live', expiresIn: 20 * MINUTE })
    await vi.advanceTimersByTimeAsync(20 * MINUTE)
    expect(ended).toEqual([['ada', Date.now()]])
    await ledger.close()
  })

  test('ends what is due after more days than a timer can count', async () => {
    const { ledger, ended } = start(60 * DAY)
    await ledger.open('ada')
    await vi.advanceTimersByTimeAsync(60 * DAY - 1)
    expect(ended).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(ended).toHaveLength(1)
    await ledger.close()
  })

  test('lets requests through while very many end', async () => {
    const { ledger, ended } = start()
    for (let n = 0; n < 2500; n++) await ledger.open(`ada${n}`)
    const counts: number[] = []
    await vi.advanceTimersByTimeAsync(20 * MINUTE)
    for (let n = 0; n < 4; n++) {
      counts.push(ended.length)
      await vi.advanceTimersByTimeAsync(1)
    }
    expect(counts).toEqual([1000, 2000, 2500, 2500])
    await ledger.close()
  })

  test('leaves no timer behind when it is closed', async () => {
    const ledger = memoryLedger({ idleTimeout: '20m' })
    await ledger.open('ada')
    await ledger.open('bob', { idleTimeout: '5m' })
    await ledger.open('eve', { idleTimeout: '1m' })
    expect(vi.getTimerCount()).toBe(1)
    const onError = vi.fn()
    const slow = () => new Promise((resolve) => setTimeout(resolve, SECOND))
    const handler = async ({ id }: { id: string }) => {
      if (id === 'bob') await slow()
      throw new Error('no')
    }
    void ledger.consume(handler, { onError })
    await ledger.end('ada', 'logout')
    await ledger.end('bob', 'logout')
    await vi.advanceTimersByTimeAsync(100)
    expect(onError).toHaveBeenCalledOnce()
    // The next deadline, the next attempt, and the slow handler's own.
    expect(vi.getTimerCount()).toBe(3)
    const closing = ledger.close()
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(SECOND)
    await closing
    expect(onError).toHaveBeenCalledTimes(2)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('tries again after 1, 2, 4 seconds and so on, up to a minute', async () => {
    const ledger = memoryLedger({ idleTimeout: '20m' })
    const times: number[] = []
    const handler = () => {
      times.push(Date.now())
      throw new Error('no')
    }
    void ledger.consume(handler, { onError: () => {} })
    await ledger.open('ada')
    await ledger.end('ada', 'logout')
    await vi.advanceTimersByTimeAsync(DAY)
    const waits = times.slice(1).map((time, n) => (time - times[n]!) / SECOND)
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60, 60, 60])
    await ledger.close()
  })
})

describe('a ledger in memory', () => {
  test('keeps no process alive', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const ledger = createMemoryLedger(ledgerRules({ idleTimeout: '20m' }), { now: () => 1 })
    await ledger.open('ada')
    await ledger.open('bob')
    const onError = vi.fn()
    void ledger.consume(() => Promise.reject('no'), { onError })
    await ledger.end('ada', 'logout')
    await vi.waitFor(() => expect(onError).toHaveBeenCalled())
    const ours = timers.mock.results
      .map(({ value }) => value as NodeJS.Timeout)
      .filter((_, n) => [1000, 20 * MINUTE].includes(Number(timers.mock.calls[n]![1])))
    expect(ours.map((timer) => timer.hasRef())).toEqual([false, false])
    await ledger.close()
  })

  test('hands nothing to a consumer that is stopped at the same moment', async () => {
    const { ledger, stop } = memory()
    const [first, second] = [vi.fn(), vi.fn()]
    const stopping = new AbortController()
    const done = ledger.consume(first, { signal: stopping.signal })
    await ledger.open('ada')
    const ended = ledger.end('ada', 'logout')
    stopping.abort()
    await Promise.all([ended, done])
    void ledger.consume(second)
    await vi.waitFor(() => expect(second).toHaveBeenCalledOnce())
    expect(first).not.toHaveBeenCalled()
    await stop()
  })

  test('keeps nothing but an id of the header that it was cut from', async () => {
    setFlagsFromString('--expose-gc')
    const gc: () => void = runInNewContext('gc')
    const used = () => {
      gc()
      return process.memoryUsage().heapUsed
    }
    const { ledger, stop } = memory()
    const header = (n: number) =>
      `sid=${String(n).padStart(32, 'x')}; ${`${n}`.padEnd(10_000, 'y')}`
    const cut = (n: number) => header(n).split(';')[0]!.slice(4)
    const before = used()
    for (let n = 0; n < 1000; n++) {
      await ledger.open(cut(n))
      await ledger.rotate(cut(n), cut(n + 1e6))
      await ledger.touch(cut(n + 1e6), { page: cut(n), n: 1 })
      await ledger.touch(cut(n + 2e6), { page: cut(n), n: 1 })
      await ledger.touch(cut(n + 2e6), { page: cut(n + 1), n: 1 })
    }
    // Of each kind the headers are 10 MB.
    expect(used() - before).toBeLessThan(5_000_000)
    expect(await ledger.peek(cut(1e6))).toMatchObject({ state: 'live' })
    await stop()
  })
})
