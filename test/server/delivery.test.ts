import { describe, expect, test, vi } from 'vitest'
import { backoff, type EndQueue, work } from '../../src/server/delivery'
import type { SessionEnded } from '../../src/server/ledger'

const event: SessionEnded = { eventId: 'e', id: 'ada', reason: 'idle', endedAt: 0, attempt: 1 }

/** Hands out an event, and closes then. */
function start(handler: () => unknown, more: Partial<EndQueue> = {}) {
  const closing = new AbortController()
  const onError = vi.fn()
  const take = vi.fn<EndQueue['take']>().mockImplementationOnce(async () => [event])
  take.mockImplementation(async () => {
    closing.abort()
    return []
  })
  const queue = { take, done: vi.fn(), retry: vi.fn(), bury: vi.fn(), ...more }
  const done = work({ queue, handler, options: { onError }, closing: closing.signal })
  return { queue, onError, done }
}

describe('a worker', () => {
  test('waits longer after each attempt, up to a minute', () => {
    expect([1, 2, 3, 6, 7, 15, 1e6].map((attempt) => backoff(attempt) / 1000)).toEqual([
      ...[1, 2, 4, 32, 60, 60, 60],
    ])
  })

  test('notes down what was handled, and only that', async () => {
    const { queue, done } = start(() => {})
    await done
    expect(queue.done).toHaveBeenCalledExactlyOnceWith(event)
    expect(queue.retry).not.toHaveBeenCalled()
    expect(queue.bury).not.toHaveBeenCalled()
  })

  test('asks for another attempt of what failed, and does not note it down', async () => {
    const { queue, onError, done } = start(() => Promise.reject('no'))
    await done
    expect(queue.retry).toHaveBeenCalledExactlyOnceWith(event, 1000)
    expect(queue.done).not.toHaveBeenCalled()
    expect(onError).toHaveBeenCalledExactlyOnceWith('no', event)
  })

  test('goes on when a queue can note nothing down, and says so', async () => {
    const lost = new Error('connection lost')
    const { queue, onError, done } = start(() => {}, { done: () => Promise.reject(lost) })
    await done
    expect(onError).toHaveBeenCalledExactlyOnceWith(lost, event)
    expect(queue.take).toHaveBeenCalledTimes(2)
  })

  test('fails with a queue that cannot hand out anything, once all is handled', async () => {
    let handled = false
    const handler = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      handled = true
    }
    const take = vi.fn<EndQueue['take']>().mockResolvedValueOnce([event])
    take.mockRejectedValue(new Error('connection lost'))
    const { done } = start(handler, { take })
    await expect(done).rejects.toThrow('connection lost')
    expect(handled).toBe(true)
  })

  test('leaves no listener on the signal of an application that goes on', async () => {
    const signal = new AbortController().signal
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const closing = AbortSignal.abort()
    const queue = { take: async () => [], done() {}, retry() {}, bury() {} }
    await work({ queue, handler: () => {}, options: { signal }, closing })
    expect(added).toHaveBeenCalledOnce()
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual([added.mock.calls[0]![1]])
  })
})
