import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type EndedSession, memoryLedger, onEnd } from '../../../src/server'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const start = async () => {
  const ledger = memoryLedger({ idleTimeout: '20m', single: true })
  await ledger.open('ada')
  const stored = new Map<string, unknown>([['ada', { cart: 1 }]])
  const values = {
    read: vi.fn((id: string) => stored.get(id)),
    destroy: vi.fn((id: string) => void stored.delete(id)),
  }
  const stop = new AbortController()
  const { signal } = stop
  return { ledger, stored, values, stop, signal, onError: vi.fn() }
}

describe('the end of a session', () => {
  test('comes with what the application has in it, which is then destroyed', async () => {
    const { ledger, stored, values, signal } = await start()
    const seen: (EndedSession & { there: boolean })[] = []
    const handler = (event: EndedSession) =>
      void seen.push({ ...event, there: stored.has(event.id) })
    onEnd(ledger, handler, { values, signal })
    await vi.advanceTimersByTimeAsync(20 * 60_000)
    expect(seen).toEqual([
      {
        ...{ id: 'ada', reason: 'idle', attempt: 1, value: { cart: 1 }, valueSource: 'store' },
        ...{ eventId: expect.any(String), endedAt: expect.any(Number), there: true },
      },
    ])
    expect(stored.has('ada')).toBe(false)
  })

  test('leaves what somebody has who signed in by the same id since', async () => {
    const { ledger, stored, values, signal, onError } = await start()
    const seen: EndedSession[] = []
    const handler = (event: EndedSession) => {
      seen.push(event)
      if (event.attempt === 1) throw new Error('the mail is down')
    }
    onEnd(ledger, handler, { values, signal, onError })
    await ledger.end('ada', 'logout')
    await vi.advanceTimersByTimeAsync(100)
    await ledger.open('ada')
    stored.set('ada', { cart: 2 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(seen).toMatchObject([
      { value: { cart: 1 } },
      { value: undefined, valueSource: 'missing' },
    ])
    expect(stored.get('ada')).toEqual({ cart: 2 })
  })

  test('says if there is nothing in the store any more, and if there is no store', async () => {
    const { ledger, stored, values, signal } = await start()
    stored.clear()
    const handler = vi.fn()
    onEnd(ledger, handler, { values, signal })
    await ledger.end('ada', 'logout')
    await vi.advanceTimersByTimeAsync(100)
    expect(handler.mock.calls[0]?.[0]).toMatchObject({ valueSource: 'missing', value: undefined })

    const other = await start()
    onEnd(other.ledger, handler, { signal: other.signal })
    await other.ledger.end('ada', 'logout')
    await vi.advanceTimersByTimeAsync(100)
    expect(handler.mock.calls[1]?.[0]).toMatchObject({ valueSource: 'none', value: undefined })
  })

  test('is told again until the handler succeeds, with what is stored by then', async () => {
    const { ledger, stored, values, signal, onError } = await start()
    const handler = vi.fn((event: EndedSession) => {
      stored.set('ada', { cart: 2 })
      if (event.attempt === 1) throw new Error('not now')
    })
    onEnd(ledger, handler, { values, signal, onError })
    await ledger.end('ada', 'logout')
    await vi.advanceTimersByTimeAsync(100)
    expect(values.destroy).not.toHaveBeenCalled()
    expect(onError).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(handler.mock.calls.map(([event]) => event.value)).toEqual([{ cart: 1 }, { cart: 2 }])
    expect(values.destroy).toHaveBeenCalledOnce()
  })

  test('is told again while the session cannot be destroyed or read', async () => {
    const { ledger, values, signal, onError } = await start()
    values.read.mockImplementationOnce(() => {
      throw new Error('no store')
    })
    values.destroy.mockImplementationOnce(() => {
      throw new Error('still no store')
    })
    const handler = vi.fn()
    onEnd(ledger, handler, { values, signal, onError })
    await ledger.end('ada', 'logout')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(handler).toHaveBeenCalledTimes(2)
    expect(values.destroy).toHaveBeenCalledTimes(2)
  })

  test('is told no more after the signal, and the promise says when', async () => {
    const { ledger, stop, signal } = await start()
    const handler = vi.fn()
    const stopped = onEnd(ledger, handler, { signal })
    stop.abort()
    await stopped
    await ledger.end('ada', 'logout')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(handler).not.toHaveBeenCalled()
  })

  test('needs a ledger, a handler and a store that can be used', () => {
    expect(() => onEnd({} as never, 1 as never, { values: {} as never })).toThrow(
      /first argument.*\n.*second argument.*\n.*values/,
    )
  })
})
