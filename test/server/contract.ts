import { afterEach, describe, expect, test } from 'vitest'
import type { LedgerOptions, LedgerState, LifeSign, SessionLedger } from '../../src/server/ledger'
import { delivery } from './contract.delivery'

export interface Started {
  readonly ledger: SessionLedger
  /** Moves the ledger's clock and lets it end what is due. */
  pass(ms: number): Promise<void>
  /** Now, by the ledger's clock. */
  epoch(): number
  stop(): Promise<void>
}

/**
 * A ledger of its own for each test: 20 minutes, no lifetime, and about 1 ms until a failed delivery
 * is tried again.
 */
export type Start = (options?: Partial<LedgerOptions>) => Started | Promise<Started>

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** Real time passes as well, where the ledger is another process. */
const SLACK = 5 * SECOND
const about = (ms: number) =>
  ms === Infinity
    ? Infinity
    : {
        asymmetricMatch: (is: unknown) => typeof is === 'number' && is <= ms && is > ms - SLACK,
        toString: () => `about ${ms}`,
      }

const live = (expiresIn = 20 * MINUTE, lifetimeIn = Infinity) => ({
  ...{ state: 'live', expiresIn: about(expiresIn), lifetimeIn: about(lifetimeIn) },
})
const closing = (expiresIn: number) => ({ ...live(expiresIn), state: 'closing' })
const over = (reason: string) => ({ state: 'ended', reason })
const unknown = { state: 'unknown' }

const sign = (page: string, n = 1, ...after: LifeSign['after'] & {}): LifeSign => ({
  ...{ page, n, after },
})
const news = (...others: string[]) => ({ cause: 'close' as const, age: MINUTE, others })

/** What every ledger promises. */
export function contract(name: string, start: Start) {
  const begun: Started[] = []
  afterEach(async () => {
    for (const one of begun.splice(0)) await one.stop()
  })
  const begin = async (options?: Partial<LedgerOptions>) => {
    const one = await start(options)
    begun.push(one)
    await one.ledger.ready()
    return one
  }

  /** The ends that are waiting to be told of. */
  const ends = async ({ ledger }: Started) => {
    const told: [string, string][] = []
    const stop = new AbortController()
    const done = ledger.consume(
      ({ id, reason }) => {
        told.push([id, reason])
        if (id === 'the last one') stop.abort()
      },
      { signal: stop.signal, concurrency: 1 },
    )
    await ledger.open('the last one')
    await ledger.end('the last one', 'logout')
    await done
    return told.slice(0, -1)
  }

  describe(`a ledger ${name}`, () => {
    test('begins a session by its own times', async () => {
      const { ledger } = await begin({ idleTimeout: '5m', lifetime: '8h' })
      expect(await ledger.open('ada')).toEqual(live(5 * MINUTE, 8 * HOUR))
      expect(await ledger.peek('ada')).toEqual(live(5 * MINUTE, 8 * HOUR))
    })

    test('begins a session by times of its own', async () => {
      const { ledger, pass } = await begin({ lifetime: '8h' })
      expect(await ledger.open('ada', { idleTimeout: '2h', lifetime: '3h' })).toEqual(
        live(2 * HOUR, 3 * HOUR),
      )
      expect(await ledger.open('bob', { idleTimeout: MINUTE })).toEqual(live(MINUTE, 8 * HOUR))
      await pass(30 * MINUTE)
      expect(await ledger.touch('ada')).toEqual(live(2 * HOUR, 2.5 * HOUR))
      expect(await ledger.peek('bob')).toEqual(over('idle'))
    })

    test.each([{ idleTimeout: '20' }, { lifetime: 0 }, { idleTimeout: Number.NaN }])(
      'refuses to begin a session by the times %j, and leaves the one there is',
      async (times) => {
        const { ledger } = await begin()
        await ledger.open('ada', { idleTimeout: '5m' })
        await expect(ledger.open('ada', times)).rejects.toMatchObject({ name: 'ConfigError' })
        expect(await ledger.peek('ada')).toEqual(live(5 * MINUTE))
      },
    )

    test('begins a session anew over one that is live, and tells of no end', async () => {
      const one = await begin({ lifetime: '8h' })
      const { ledger, pass } = one
      await ledger.open('ada', { idleTimeout: '2h', lifetime: '3h' })
      await ledger.touch('ada', sign('a', 5))
      await pass(10 * MINUTE)
      await ledger.leave('ada', sign('b'), news())
      expect(await ledger.open('ada')).toEqual(live(20 * MINUTE, 8 * HOUR))
      await pass(2 * MINUTE)
      // Nothing is remembered of its pages either.
      await ledger.leave('ada', sign('a', 1), news())
      expect(await ledger.peek('ada')).toMatchObject({ state: 'closing' })
      await pass(MINUTE)
      expect(await ends(one)).toEqual([['ada', 'closed']])
    })

    test('begins a session anew over one that has ended', async () => {
      const { ledger } = await begin()
      await ledger.open('ada')
      await ledger.end('ada', 'logout')
      expect(await ledger.open('ada')).toEqual(live())
      expect(await ledger.touch('ada')).toEqual(live())
      expect(await ledger.end('ada', 'logout')).toBe(true)
    })

    test.each<[string, (ledger: SessionLedger) => Promise<LedgerState>]>([
      ['touch', (ledger) => ledger.touch('ada')],
      ['touch by a page', (ledger) => ledger.touch('ada', sign('a'))],
      ['document', (ledger) => ledger.document('ada')],
    ])('slides by a %s, which opens an id that is not known', async (_, act) => {
      const { ledger, pass } = await begin({ lifetime: '8h' })
      expect(await act(ledger)).toEqual(live(20 * MINUTE, 8 * HOUR))
      await pass(15 * MINUTE)
      expect(await ledger.peek('ada')).toEqual(live(5 * MINUTE, 7.75 * HOUR))
      await ledger.open('ada')
      await pass(15 * MINUTE)
      expect(await act(ledger)).toEqual(live(20 * MINUTE, 7.75 * HOUR))
      await pass(15 * MINUTE)
      expect(await ledger.peek('ada')).toEqual(live(5 * MINUTE, 7.5 * HOUR))
    })

    test.each<[string, (ledger: SessionLedger) => Promise<LedgerState>]>([
      ['peek', (ledger) => ledger.peek('ada')],
      ['alive', (ledger) => ledger.alive('ada', sign('a'))],
      ['leave', (ledger) => ledger.leave('ada', sign('a'), news('b'))],
    ])('does not slide by a %s, which opens nothing', async (_, act) => {
      const { ledger, pass } = await begin()
      expect(await act(ledger)).toEqual(unknown)
      expect(await ledger.peek('ada')).toEqual(unknown)
      await ledger.open('ada')
      await pass(15 * MINUTE)
      expect(await act(ledger)).toEqual(live(5 * MINUTE))
      await pass(5 * MINUTE)
      expect(await act(ledger)).toEqual(over('idle'))
    })

    test('ends a session that nobody uses, at its time and no earlier', async () => {
      const one = await begin()
      const { ledger, pass } = one
      await ledger.open('ada')
      await pass(20 * MINUTE - SLACK)
      expect(await ledger.peek('ada')).toMatchObject({ state: 'live' })
      await pass(SLACK)
      expect(await ledger.peek('ada')).toEqual(over('idle'))
      expect(await ends(one)).toEqual([['ada', 'idle']])
    })

    test('ends a session after its lifetime, however much it is used', async () => {
      const one = await begin({ lifetime: '30m' })
      const { ledger, pass } = one
      await ledger.open('ada')
      await pass(15 * MINUTE)
      await ledger.touch('ada', sign('a'))
      await pass(14 * MINUTE)
      expect(await ledger.touch('ada', sign('a', 2))).toEqual(live(20 * MINUTE, MINUTE))
      await pass(MINUTE)
      expect(await ledger.touch('ada', sign('a', 3))).toEqual(over('lifetime'))
      expect(await ends(one)).toEqual([['ada', 'lifetime']])
    })

    test('says that it ended by what came first', async () => {
      const { ledger, pass } = await begin({ lifetime: '30m' })
      await ledger.open('ada')
      await ledger.open('bob', { lifetime: '10m' })
      await pass(HOUR)
      expect(await ledger.peek('ada')).toEqual(over('idle'))
      expect(await ledger.peek('bob')).toEqual(over('lifetime'))
    })

    test('knows sessions apart', async () => {
      const one = await begin()
      const { ledger, pass } = one
      await ledger.open('ada')
      await ledger.open('bob')
      await ledger.leave('ada', sign('a'), news())
      await pass(MINUTE)
      expect(await ledger.peek('bob')).toEqual(live(19 * MINUTE))
      expect(await ends(one)).toEqual([['ada', 'closed']])
    })

    describe('that hears of leaves', () => {
      test('closes a session that everybody has left, after the grace', async () => {
        const one = await begin()
        const { ledger, pass } = one
        await ledger.open('ada')
        expect(await ledger.leave('ada', sign('a'), news())).toEqual(closing(20 * MINUTE))
        expect(await ledger.peek('ada')).toEqual(closing(20 * MINUTE))
        await pass(4 * SECOND)
        expect(await ledger.peek('ada')).toMatchObject({ state: 'closing' })
        await pass(6 * SECOND)
        expect(await ledger.peek('ada')).toEqual(over('closed'))
        expect(await ends(one)).toEqual([['ada', 'closed']])
      })

      test.each<[string, (ledger: SessionLedger) => Promise<LedgerState>]>([
        ['an alive', (ledger) => ledger.alive('ada', sign('b'))],
        ['a touch by a page', (ledger) => ledger.touch('ada', sign('b'))],
        ['a touch', (ledger) => ledger.touch('ada')],
        ['a document', (ledger) => ledger.document('ada')],
      ])('keeps the session when %s answers', async (_, act) => {
        const one = await begin()
        const { ledger, pass } = one
        await ledger.open('ada')
        await ledger.leave('ada', sign('a'), news())
        await pass(4 * SECOND)
        expect(await act(ledger)).toMatchObject({ state: 'live' })
        await pass(5 * MINUTE)
        expect(await ledger.peek('ada')).toMatchObject({ state: 'live' })
        expect(await ends(one)).toEqual([])
      })

      test('waits for the others, and closes when the last of them has left', async () => {
        const { ledger, pass } = await begin()
        await ledger.open('ada')
        await ledger.touch('ada', sign('a'))
        await ledger.touch('ada', sign('b'))
        await ledger.touch('ada', sign('c'))
        expect(await ledger.leave('ada', sign('a', 2), news('b', 'c'))).toEqual(live())
        expect(await ledger.leave('ada', sign('b', 2), news('c'))).toEqual(live())
        expect(await ledger.leave('ada', sign('c', 2), news())).toEqual(closing(20 * MINUTE))
        await pass(10 * SECOND)
        expect(await ledger.peek('ada')).toEqual(over('closed'))
      })

      test('gives others that would answer the time to do so', async () => {
        const { ledger, pass } = await begin({ grace: { silence: MINUTE } })
        await ledger.open('ada')
        const asked = { ...news('b'), answering: ['b'] }
        expect(await ledger.leave('ada', sign('a'), asked)).toEqual(closing(20 * MINUTE))
        await pass(50 * SECOND)
        expect(await ledger.peek('ada')).toMatchObject({ state: 'closing' })
        await pass(10 * SECOND)
        expect(await ledger.peek('ada')).toEqual(over('closed'))
      })

      test('heeds what a page outlives, also where the leave comes later', async () => {
        const { ledger, pass } = await begin()
        await ledger.open('ada')
        await ledger.alive('ada', sign('b', 1, { page: 'a', n: 3 }))
        expect(await ledger.leave('ada', sign('a', 3), news())).toEqual(live())
        await pass(5 * MINUTE)
        expect(await ledger.peek('ada')).toEqual(live(15 * MINUTE))
      })

      test('waits for the page of a document that the leave has overtaken', async () => {
        const { ledger, pass } = await begin()
        await ledger.document('ada')
        expect(await ledger.leave('ada', sign('a'), news())).toEqual(live())
        await pass(5 * MINUTE)
        expect(await ledger.peek('ada')).toEqual(live(15 * MINUTE))
      })

      test('hears of a page only what is newer', async () => {
        const { ledger, pass } = await begin()
        await ledger.open('ada')
        await ledger.touch('ada', sign('a', 2))
        expect(await ledger.leave('ada', sign('a', 2), news())).toEqual(live())
        await pass(MINUTE)
        expect(await ledger.touch('ada', sign('a', 1))).toEqual(live(19 * MINUTE))
        expect(await ledger.leave('ada', sign('a', 3), news())).toEqual(closing(19 * MINUTE))
      })

      test('takes another grace', async () => {
        const { ledger, pass } = await begin({ grace: { close: MINUTE } })
        await ledger.open('ada')
        await ledger.leave('ada', sign('a'), news())
        await pass(50 * SECOND)
        expect(await ledger.peek('ada')).toMatchObject({ state: 'closing' })
        await pass(10 * SECOND)
        expect(await ledger.peek('ada')).toEqual(over('closed'))
      })

      test('believes no leave without a grace', async () => {
        const { ledger, pass } = await begin({ grace: 'off' })
        await ledger.open('ada')
        expect(await ledger.leave('ada', sign('a'), news())).toEqual(live())
        await pass(19 * MINUTE)
        expect(await ledger.peek('ada')).toEqual(live(MINUTE))
        await pass(MINUTE)
        expect(await ledger.peek('ada')).toEqual(over('idle'))
      })
    })

    describe('that ends a session', () => {
      test('does so now, for the reason it is given', async () => {
        const one = await begin()
        const { ledger } = one
        await ledger.open('ada')
        expect(await ledger.end('ada', 'lifetime')).toBe(true)
        expect(await ledger.peek('ada')).toEqual(over('lifetime'))
        expect(await ledger.end('ada', 'logout')).toBe(false)
        expect(await ends(one)).toEqual([['ada', 'lifetime']])
      })

      test('has nothing to end of an id that is not known, and opens none', async () => {
        const one = await begin()
        expect(await one.ledger.end('ada', 'logout')).toBe(false)
        expect(await one.ledger.peek('ada')).toEqual(unknown)
        expect(await ends(one)).toEqual([])
      })

      test('is final: nothing that is heard later opens it', async () => {
        const { ledger, pass } = await begin()
        await ledger.open('ada')
        await ledger.end('ada', 'logout')
        await pass(MINUTE)
        for (const state of [
          await ledger.touch('ada'),
          await ledger.touch('ada', sign('a')),
          await ledger.alive('ada', sign('a', 2)),
          await ledger.document('ada'),
          await ledger.leave('ada', sign('a', 3), news()),
          await ledger.peek('ada'),
        ])
          expect(state).toEqual(over('logout'))
      })

      test('remembers it for 24 hours', async () => {
        const one = await begin()
        const { ledger, pass } = one
        await ledger.open('ada')
        await ledger.end('ada', 'logout')
        await pass(24 * HOUR - SLACK)
        expect(await ledger.touch('ada')).toEqual(over('logout'))
        await pass(SLACK)
        expect(await ledger.peek('ada')).toEqual(unknown)
        expect(await ledger.touch('ada')).toEqual(live())
      })

      test('says so to exactly one of many that end it at once', async () => {
        const one = await begin()
        const { ledger } = one
        await ledger.open('ada')
        const asked = Array.from({ length: 50 }, () => ledger.end('ada', 'logout'))
        expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1)
        expect(await ends(one)).toEqual([['ada', 'logout']])
      })

      test('ends it once when it is due and everybody asks', async () => {
        const one = await begin()
        const { ledger, pass } = one
        await ledger.open('ada')
        const passed = pass(20 * MINUTE)
        const asks = [
          () => ledger.end('ada', 'logout'),
          () => ledger.touch('ada'),
          () => ledger.peek('ada'),
          () => ledger.document('ada'),
        ]
        await Promise.all(Array.from({ length: 50 }, (_, n) => asks[n % asks.length]!()))
        await passed
        await ledger.end('ada', 'logout')
        expect(await ends(one)).toHaveLength(1)
      })
    })

    describe('that gives a session another id', () => {
      test('lets it go on as it is', async () => {
        const one = await begin()
        const { ledger, pass } = one
        await ledger.open('ada', { idleTimeout: '1h', lifetime: '3h' })
        await ledger.touch('ada', sign('a', 7))
        await pass(30 * MINUTE)
        await ledger.rotate('ada', 'eve')
        expect(await ledger.peek('eve')).toEqual(live(30 * MINUTE, 2.5 * HOUR))
        expect(await ledger.touch('eve')).toEqual(live(HOUR, 2.5 * HOUR))
        await pass(HOUR)
        expect(await ledger.peek('eve')).toEqual(over('idle'))
        expect(await ends(one)).toEqual([['eve', 'idle']])
      })

      test('remembers what its pages have said', async () => {
        const { ledger, pass } = await begin()
        await ledger.open('ada')
        await ledger.touch('ada', sign('a', 7))
        await ledger.leave('ada', sign('b'), news())
        await ledger.rotate('ada', 'eve')
        expect(await ledger.peek('eve')).toEqual(closing(20 * MINUTE))
        expect(await ledger.leave('eve', sign('a', 7), news('c'))).toEqual(closing(20 * MINUTE))
        expect(await ledger.alive('eve', sign('a', 8))).toEqual(live())
        await pass(MINUTE)
        expect(await ledger.peek('eve')).toEqual(live(19 * MINUTE))
      })

      test('opens no ghost by the old id', async () => {
        const one = await begin()
        const { ledger, pass } = one
        await ledger.open('ada')
        await ledger.rotate('ada', 'eve')
        for (const state of [
          await ledger.touch('ada'),
          await ledger.touch('ada', sign('a')),
          await ledger.alive('ada', sign('a', 2)),
          await ledger.document('ada'),
          await ledger.leave('ada', sign('a', 3), news()),
          await ledger.peek('ada'),
        ])
          expect(state).toEqual(unknown)
        expect(await ledger.end('ada', 'logout')).toBe(false)
        expect(await ledger.peek('eve')).toEqual(live())
        await pass(HOUR)
        expect(await ledger.touch('ada')).toEqual(unknown)
        expect(await ends(one)).toEqual([['eve', 'idle']])
      })

      test('forgets the old id after 24 hours', async () => {
        const { ledger, pass } = await begin()
        await ledger.open('ada')
        await ledger.rotate('ada', 'eve')
        await pass(24 * HOUR)
        expect(await ledger.touch('ada')).toEqual(live())
      })

      test('begins a session by the old id where it is asked to', async () => {
        const { ledger } = await begin()
        await ledger.open('ada')
        await ledger.rotate('ada', 'eve')
        expect(await ledger.open('ada')).toEqual(live())
        expect(await ledger.touch('ada')).toEqual(live())
        await ledger.rotate('eve', 'ada')
        expect(await ledger.touch('eve')).toEqual(unknown)
      })

      test('begins a session where the old one is not known', async () => {
        const { ledger, pass } = await begin({ lifetime: '8h' })
        await ledger.rotate('ada', 'eve')
        expect(await ledger.peek('eve')).toEqual(live(20 * MINUTE, 8 * HOUR))
        expect(await ledger.peek('ada')).toEqual(unknown)
        await pass(MINUTE)
        expect(await ledger.peek('eve')).toEqual(live(19 * MINUTE, 8 * HOUR - MINUTE))
      })

      test('begins a session where the old one has ended, which stays ended', async () => {
        const one = await begin()
        const { ledger } = one
        await ledger.open('ada', { idleTimeout: '1h' })
        await ledger.end('ada', 'logout')
        await ledger.rotate('ada', 'eve')
        expect(await ledger.peek('eve')).toEqual(live())
        expect(await ledger.touch('ada')).toEqual(over('logout'))
        await ledger.rotate('bob', 'ada')
        expect(await ledger.touch('ada')).toEqual(live())
        expect(await ends(one)).toEqual([['ada', 'logout']])
      })

      test('takes the place of what the new id was', async () => {
        const one = await begin()
        const { ledger } = one
        await ledger.open('ada', { idleTimeout: '1h' })
        await ledger.open('eve')
        await ledger.rotate('ada', 'eve')
        expect(await ledger.peek('eve')).toEqual(live(HOUR))
        await ledger.open('bob')
        await ledger.end('bob', 'logout')
        await ledger.rotate('eve', 'bob')
        expect(await ledger.peek('bob')).toEqual(live(HOUR))
        expect(await ends(one)).toEqual([['bob', 'logout']])
      })

      test('may be asked for the same twice', async () => {
        const { ledger } = await begin()
        await ledger.open('ada', { idleTimeout: '1h' })
        await ledger.rotate('ada', 'eve')
        await ledger.rotate('ada', 'eve')
        expect(await ledger.peek('eve')).toEqual(live(HOUR))
        await ledger.rotate('eve', 'eve')
        expect(await ledger.touch('eve')).toEqual(live(HOUR))
      })

      test('opens nothing for an id that stays the same', async () => {
        const { ledger } = await begin()
        await ledger.rotate('ada', 'ada')
        expect(await ledger.peek('ada')).toEqual(unknown)
      })
    })

    test.each([
      ['a common one', 'RfLDJbwqFGTuxlDhN1bsS2pY0a3kXh7Q'],
      ['one of other letters', 'Ünïcödé-会議-🙈'],
      ['1,000 characters', 'x'.repeat(1000)],
      ['__proto__', '__proto__'],
      ['constructor', 'constructor'],
      ['braces and colons', '{ada}:{eve}:*?[a-z]'],
      ['lines and zeros', 'a\nb\r\nc\0d'],
      ['quotes', `"'\\"\${id}`],
      ['blanks', ' ada '],
    ])('takes an id whatever it is: %s', async (_, id) => {
      const one = await begin()
      const { ledger, pass } = one
      expect(await ledger.peek(id)).toEqual(unknown)
      await ledger.open(id)
      expect(await ledger.touch(id, sign('a'))).toEqual(live())
      expect(await ledger.peek(`${id}2`)).toEqual(unknown)
      await ledger.rotate(id, `${id}2`)
      expect(await ledger.peek(id)).toEqual(unknown)
      await ledger.rotate(`${id}2`, id)
      expect(await ledger.leave(id, sign('a', 2), news())).toEqual(closing(20 * MINUTE))
      await pass(10 * SECOND)
      expect(await ledger.peek(id)).toEqual(over('closed'))
      expect(await ends(one)).toEqual([[id, 'closed']])
    })

    test.each<[string, (ledger: SessionLedger) => Promise<unknown>]>([
      ['ready', (ledger) => ledger.ready()],
      ['open', (ledger) => ledger.open('ada')],
      ['touch', (ledger) => ledger.touch('ada')],
      ['alive', (ledger) => ledger.alive('ada', sign('a'))],
      ['document', (ledger) => ledger.document('ada')],
      ['leave', (ledger) => ledger.leave('ada', sign('a'), news())],
      ['peek', (ledger) => ledger.peek('ada')],
      ['end', (ledger) => ledger.end('ada', 'logout')],
      ['rotate', (ledger) => ledger.rotate('ada', 'eve')],
      ['consume', (ledger) => ledger.consume(() => {})],
      ['deadLetters', (ledger) => ledger.deadLetters()],
      ['redeliver', (ledger) => ledger.redeliver('some event')],
    ])('rejects %s after it is closed', async (_, act) => {
      const { ledger } = await begin()
      await ledger.open('ada')
      expect(ledger.closed).toBe(false)
      await Promise.all([ledger.close(), ledger.close()])
      expect(ledger.closed).toBe(true)
      await expect(act(ledger)).rejects.toMatchObject({ name: 'LedgerClosedError' })
    })

    delivery(begin)
  })
}
