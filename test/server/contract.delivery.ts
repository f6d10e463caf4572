import { describe, expect, test, vi } from 'vitest'
import type { ConsumeOptions, LedgerOptions, SessionEnded } from '../../src/server/ledger'
import type { Started } from './contract'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Begin = (options?: Partial<LedgerOptions>) => Promise<Started>

/** Keeps what it is handed, and does with it what the test says. */
function recorder(act: (event: SessionEnded, count: number) => unknown = () => {}) {
  const events: SessionEnded[] = []
  const handler = (event: SessionEnded) => act(event, events.push({ ...event }))
  const had = (count: number) => vi.waitFor(() => expect(events).toHaveLength(count), 5000)
  return { events, handler, had, ids: () => events.map(({ id }) => id) }
}

const endAll = async ({ ledger }: Started, ...ids: string[]) => {
  for (const id of ids) {
    await ledger.open(id)
    await ledger.end(id, 'logout')
  }
}

/** Holds up a handler. */
function gate() {
  let finish = () => {}
  const open = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { finish, wait: () => open }
}

/** A handler that is at it until it is told to finish. */
function busy() {
  const { finish, wait } = gate()
  return { ...recorder(wait), finish }
}

const fail = (text = 'no') => {
  throw new Error(text)
}

/** How every ledger tells of ends. */
export function delivery(begin: Begin) {
  const consume = ({ ledger }: Started, handler: (e: SessionEnded) => unknown, more?: object) => {
    const stop = new AbortController()
    const onError = vi.fn<ConsumeOptions['onError'] & {}>()
    const done = ledger.consume(handler, { signal: stop.signal, onError, ...more })
    const stopped = () => {
      stop.abort()
      return done
    }
    return { done, onError, stop: stopped }
  }

  describe('that tells of ends', () => {
    test('says whose, why, and when', async () => {
      const one = await begin()
      const { events, handler, had } = recorder()
      consume(one, handler)
      await one.ledger.open('ada')
      await one.pass(5 * MINUTE)
      const before = one.epoch()
      await one.ledger.end('ada', 'logout')
      await had(1)
      const [{ eventId, endedAt }] = events as [SessionEnded]
      expect(events).toEqual([{ eventId, endedAt, id: 'ada', reason: 'logout', attempt: 1 }])
      expect(eventId).not.toBe('')
      expect(endedAt).toBeGreaterThanOrEqual(before)
      expect(endedAt).toBeLessThanOrEqual(one.epoch())
    })

    test('says when it ended, however late that is noticed', async () => {
      const one = await begin()
      const { events, handler, had } = recorder()
      await one.ledger.open('ada')
      const due = one.epoch() + 20 * MINUTE
      await one.pass(HOUR)
      consume(one, handler)
      await had(1)
      expect(Math.abs(events[0]!.endedAt - due)).toBeLessThan(5000)
    })

    test('tells of those that ended before anybody asked, in order', async () => {
      const one = await begin()
      await endAll(one, 'ada', 'bob', 'eve')
      await one.pass(23 * HOUR)
      const { ids, handler, had } = recorder()
      consume(one, handler)
      await had(3)
      expect(ids()).toEqual(['ada', 'bob', 'eve'])
    })

    test('drops what nobody has asked for within 24 hours', async () => {
      const one = await begin()
      await endAll(one, 'ada')
      await one.pass(24 * HOUR + MINUTE)
      const { ids, handler, had } = recorder()
      consume(one, handler)
      await endAll(one, 'bob')
      await had(1)
      expect(ids()).toEqual(['bob'])
    })

    test('drops nothing while a consumer is there, however long that takes', async () => {
      const one = await begin()
      const { finish, wait } = gate()
      const { ids, handler, had } = recorder(wait)
      consume(one, handler, { concurrency: 1 })
      await endAll(one, 'ada', 'bob')
      await had(1)
      await one.pass(25 * HOUR)
      finish()
      await had(2)
      expect(ids()).toEqual(['ada', 'bob'])
    })

    test('tells each end to one of several consumers', async () => {
      const one = await begin()
      const { events, handler, had } = recorder()
      const seconds = recorder()
      consume(one, handler, { concurrency: 2 })
      consume(one, seconds.handler, { concurrency: 2 })
      const ids = Array.from({ length: 40 }, (_, n) => `ada${n}`)
      await endAll(one, ...ids)
      await vi.waitFor(() => expect(events.length + seconds.events.length).toBe(40), 5000)
      await endAll(one, 'last')
      await vi.waitFor(() => expect([...events, ...seconds.events]).toHaveLength(41), 5000)
      const told = [...events, ...seconds.events]
      expect(told.map(({ id }) => id).sort()).toEqual([...ids, 'last'].sort())
      expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(41)
      await had(events.length)
    })

    test('gives no more of them to a handler at once than it has asked for', async () => {
      const one = await begin()
      let [now, most] = [0, 0]
      const { handler, had } = recorder(async () => {
        most = Math.max(most, ++now)
        await new Promise((resolve) => setTimeout(resolve, 5))
        now--
      })
      await endAll(one, ...Array.from({ length: 12 }, (_, n) => `ada${n}`))
      consume(one, handler, { concurrency: 3 })
      await had(12)
      expect(most).toBe(3)
    })

    test.each<[string, () => unknown]>([
      ['throws', () => fail()],
      ['rejects', async () => fail()],
    ])('tells of it again when a handler %s, as the same event', async (_, act) => {
      const one = await begin()
      const { events, handler, had } = recorder((_, count) => count < 4 && act())
      const { onError } = consume(one, handler)
      await endAll(one, 'ada')
      await had(4)
      expect(events.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
      expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1)
      expect(onError.mock.calls.map(([error, { attempt }]) => [String(error), attempt])).toEqual([
        ...[1, 2, 3].map((attempt) => ['Error: no', attempt]),
      ])
      expect(await one.ledger.deadLetters()).toEqual([])
    })

    test('tells the others meanwhile', async () => {
      const one = await begin()
      const { ids, handler, had } = recorder(({ id, attempt }) => {
        if (id === 'ada' && attempt < 5) fail()
      })
      consume(one, handler, { concurrency: 1 })
      await endAll(one, 'ada', 'bob')
      await had(6)
      expect(ids().filter((id) => id === 'bob')).toHaveLength(1)
    })

    test('keeps what no attempt could deliver, the oldest first', async () => {
      const one = await begin()
      const { events, handler, had } = recorder(({ id }) => fail(`not ${id}`))
      consume(one, handler, { attempts: 3 })
      await endAll(one, 'ada')
      await had(3)
      await endAll(one, 'bob')
      await had(6)
      await vi.waitFor(async () => expect(await one.ledger.deadLetters()).toHaveLength(2))
      expect(await one.ledger.deadLetters()).toEqual([
        { ...events[2], attempt: 3, error: 'not ada' },
        { ...events[5], attempt: 3, error: 'not bob' },
      ])
    })

    test('gives up after 15 attempts if nothing else is said', async () => {
      const one = await begin()
      const { handler } = recorder(() => fail())
      consume(one, handler)
      await endAll(one, 'ada')
      await vi.waitFor(
        async () => expect(await one.ledger.deadLetters()).toMatchObject([{ attempt: 15 }]),
        5000,
      )
    })

    test.each([
      ['a text', 'no', 'no'],
      ['nothing', undefined, 'undefined'],
      ['what has no text', Object.create(null), expect.any(String)],
    ])('keeps what a handler fails with: %s', async (_, thrown, error) => {
      const one = await begin()
      const { handler } = recorder(() => Promise.reject(thrown))
      consume(one, handler, { attempts: 1 })
      await endAll(one, 'ada')
      await vi.waitFor(async () =>
        expect(await one.ledger.deadLetters()).toMatchObject([{ error }]),
      )
    })

    test('tells of a dead letter again, as the same event from its first attempt', async () => {
      const one = await begin()
      let works = false
      const { events, handler, had } = recorder(() => works || fail())
      consume(one, handler, { attempts: 2 })
      await endAll(one, 'ada')
      await vi.waitFor(async () => expect(await one.ledger.deadLetters()).toHaveLength(1))
      const [{ eventId }] = events as [SessionEnded]
      expect(await one.ledger.redeliver('another')).toBe(false)
      works = true
      expect(await one.ledger.redeliver(eventId)).toBe(true)
      expect(await one.ledger.redeliver(eventId)).toBe(false)
      await had(3)
      expect(events[2]).toEqual({ ...events[0], attempt: 1 })
      expect(await one.ledger.deadLetters()).toEqual([])
    })

    test('keeps a dead letter for as long as it takes', async () => {
      const one = await begin()
      const first = consume(one, () => fail(), { attempts: 1 })
      await endAll(one, 'ada')
      await vi.waitFor(async () => expect(await one.ledger.deadLetters()).toHaveLength(1))
      await first.stop()
      await one.pass(72 * HOUR)
      const [letter] = await one.ledger.deadLetters()
      expect(await one.ledger.redeliver(letter!.eventId)).toBe(true)
      await one.pass(72 * HOUR)
      const { ids, handler, had } = recorder()
      consume(one, handler)
      await had(1)
      expect(ids()).toEqual(['ada'])
    })

    /** The end of ada's session is being told, and that will fail. */
    const beginInVain = async () => {
      const one = await begin()
      const { finish, wait } = gate()
      const { handler, had } = recorder(() => wait().then(() => fail()))
      const { stop } = consume(one, handler, { attempts: 1 })
      await endAll(one, 'ada')
      await had(1)
      const giveUp = async () => {
        finish()
        await vi.waitFor(async () => expect(await one.ledger.deadLetters()).toHaveLength(1))
        const [letter] = await one.ledger.deadLetters()
        return letter!
      }
      return { one, giveUp, stop }
    }

    test('knows a session as ended until a day after its end could be told', async () => {
      const { one, giveUp, stop } = await beginInVain()
      const isEnded = async () =>
        expect(await one.ledger.touch('ada')).toEqual({ state: 'ended', reason: 'logout' })
      await one.pass(25 * HOUR)
      await isEnded()
      const { eventId } = await giveUp()
      await one.pass(72 * HOUR)
      await isEnded()
      await stop()
      await one.ledger.redeliver(eventId)
      await one.pass(25 * HOUR)
      await isEnded()
      const { handler, had } = recorder()
      consume(one, handler)
      await had(1)
      await one.pass(23 * HOUR)
      await isEnded()
      await one.pass(HOUR + MINUTE)
      expect(await one.ledger.peek('ada')).toEqual({ state: 'unknown' })
    })

    test('knows as ended, too, who had ended before anybody asked', async () => {
      const one = await begin()
      const { finish, handler, had } = busy()
      await endAll(one, 'ada', 'bob')
      await one.pass(23 * HOUR)
      consume(one, handler, { concurrency: 1 })
      await had(1)
      await one.pass(2 * HOUR)
      for (const id of ['ada', 'bob']) {
        expect(await one.ledger.peek(id)).toEqual({ state: 'ended', reason: 'logout' })
      }
      finish()
      await had(2)
    })

    test('knows as ended, too, who waits to be told of behind others', async () => {
      const one = await begin()
      const { finish, handler, had } = busy()
      consume(one, handler, { concurrency: 1 })
      await endAll(one, 'ada', 'bob')
      await had(1)
      await one.pass(25 * HOUR)
      expect(await one.ledger.peek('bob')).toEqual({ state: 'ended', reason: 'logout' })
      finish()
      await had(2)
    })

    test('knows the last end of an id until that was told, whenever an earlier one was', async () => {
      const one = await begin()
      const { finish, handler, had } = busy()
      const first = consume(one, handler, { concurrency: 1 })
      await endAll(one, 'ada')
      await had(1)
      await one.pass(MINUTE)
      await endAll(one, 'ada')
      consume(one, () => fail(), { attempts: 1 })
      await vi.waitFor(async () => expect(await one.ledger.deadLetters()).toHaveLength(1))
      finish()
      await first.stop()
      await one.pass(25 * HOUR)
      expect(await one.ledger.peek('ada')).toEqual({ state: 'ended', reason: 'logout' })
    })

    test('leaves alone who lives by that id now', async () => {
      const { one, giveUp } = await beginInVain()
      await one.ledger.open('ada')
      const { eventId } = await giveUp()
      expect(await one.ledger.peek('ada')).toMatchObject({ state: 'live' })
      await one.ledger.redeliver(eventId)
      await one.pass(5 * MINUTE)
      expect(await one.ledger.peek('ada')).toMatchObject({ state: 'live' })
    })

    test('survives an onError that fails itself', async () => {
      const one = await begin()
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const { handler, had } = recorder((_, count) => count < 2 && fail())
      consume(one, handler, { onError: () => fail('twice') })
      await endAll(one, 'ada')
      await had(2)
      expect(log.mock.calls.flat().map(String)).toContainEqual('Error: twice')
    })

    test('finishes what is being handled when it is told to stop, and takes no more', async () => {
      const one = await begin()
      const { finish, wait } = gate()
      const { ids, handler, had } = recorder(wait)
      const { done, stop } = consume(one, handler, { concurrency: 1 })
      await endAll(one, 'ada', 'bob')
      await had(1)
      const stopped = vi.fn()
      void done.then(stopped)
      const stopping = stop()
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(stopped).not.toHaveBeenCalled()
      finish()
      await stopping
      expect(ids()).toEqual(['ada'])

      const next = recorder()
      consume(one, next.handler)
      await next.had(1)
      expect(next.ids()).toEqual(['bob'])
    })

    test('hands what has failed to the next consumer', async () => {
      const one = await begin()
      const stop = new AbortController()
      const failing = recorder(() => {
        stop.abort()
        fail()
      })
      await endAll(one, 'ada')
      await one.ledger.consume(failing.handler, { signal: stop.signal, onError: () => {} })
      const { events, handler, had } = recorder()
      consume(one, handler)
      await had(1)
      expect(events).toEqual([{ ...failing.events[0], attempt: 2 }])
    })

    test('takes nothing by a signal that is already aborted', async () => {
      const one = await begin()
      await endAll(one, 'ada')
      const { events, handler } = recorder()
      await one.ledger.consume(handler, { signal: AbortSignal.abort() })
      expect(events).toEqual([])
    })

    test.each([
      { attempts: 0 },
      { attempts: 1.5 },
      { concurrency: 0 },
      { concurrency: Number.NaN },
    ])('refuses to consume by %j', async (options) => {
      const one = await begin()
      await expect(one.ledger.consume(() => {}, options)).rejects.toMatchObject({
        name: 'ConfigError',
      })
    })

    test('is closed only when what is being handled is finished', async () => {
      const one = await begin()
      const { finish, wait } = gate()
      const { handler, had } = recorder(wait)
      const { done } = consume(one, handler)
      await endAll(one, 'ada')
      await had(1)
      const closed = vi.fn()
      const closing = one.ledger.close().then(closed)
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(closed).not.toHaveBeenCalled()
      finish()
      await closing
      await done
    })

    test('is done with a consumer that waits when it is closed', async () => {
      const one = await begin()
      const { done } = consume(one, () => {})
      await one.ledger.close()
      await done
    })
  })
}
