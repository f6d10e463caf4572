import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, gone, HOUR, live, MINUTE, SECOND, T0 } from '../fakes/rules'

describe('what the server says of the deadline', () => {
  test.each([
    ['20 minutes', 20 * MINUTE, 5 * SECOND],
    ['one minute', MINUTE, 3 * SECOND],
  ])('counts less a margin, with a timeout of %s', (_, idle, margin) => {
    const page = drive({ idleTimeout: idle })
    page.answer('check', live({ expiresIn: idle }))
    expect(page.remaining).toBe(idle - margin)
  })

  test('counts from the midpoint of the request', () => {
    const page = drive()
    page.run(10 * SECOND)
    page.answer('beat', live({ expiresIn: 10 * MINUTE }), page.now - 4 * SECOND)
    expect(page.remaining).toBe(10 * MINUTE - 9 * SECOND)
  })

  test('grows and shrinks', () => {
    const page = drive()
    for (const minutes of [10, 30, 5, 18]) {
      page.run(SECOND)
      page.answer('beat', live({ expiresIn: minutes * MINUTE }))
      expect(page.remaining).toBe(minutes * MINUTE - 5 * SECOND)
    }
  })

  test('may open the warning at once, and end the session', () => {
    const page = drive()
    page.answer('beat', live({ expiresIn: MINUTE }))
    expect(page.told('warning')).toMatchObject([{ at: 0, detail: { remaining: 55 * SECOND } }])
    page.run(SECOND)
    page.answer('check', live({ expiresIn: 0 }))
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
  })

  test('may close the warning', () => {
    const page = drive()
    page.run(19 * MINUTE)
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    expect(page.told('extended')).toMatchObject([{ detail: { by: 'server' } }])
    expect(page.view).toEqual({})
  })

  test('of two answers out of order, the one to the newer request counts', () => {
    const page = drive()
    page.run(10 * SECOND)
    page.answer('check', live({ expiresIn: 15 * MINUTE }), page.now - SECOND)
    const { remaining } = page
    page.answer('beat', live({ expiresIn: 3 * MINUTE }), page.now - 2 * SECOND)
    expect(page.remaining).toBe(remaining)
    page.answer('beat', live({ lifetimeIn: 3 * MINUTE }), page.now - 2 * SECOND)
    expect(page.remaining).toBe(remaining)
  })

  test('is outdated by a later keep-alive that says nothing', () => {
    const page = drive()
    page.answer('check', live({ expiresIn: 5 * MINUTE }))
    page.run(MINUTE)
    page.send({ type: 'activity' })
    page.answer('beat', live())
    expect(page.remaining).toBe(20 * MINUTE)
  })

  test('is not outdated by a later status that says nothing', () => {
    const page = drive()
    page.answer('check', live({ expiresIn: 5 * MINUTE }))
    page.run(MINUTE)
    page.answer('check', live())
    expect(page.remaining).toBe(4 * MINUTE - 5 * SECOND)
  })

  test('a late word of a session that is gone still ends it', () => {
    const page = drive()
    page.run(10 * SECOND)
    page.answer('check', live({ expiresIn: HOUR }))
    page.answer('beat', gone, page.now - 5 * SECOND)
    expect(page.state.phase).toBe('expired')
  })
})

describe('the key of a login', () => {
  test('is learned, and another one means that this login is gone', () => {
    const page = drive()
    page.answer('check', live({ key: 'ada' }))
    page.run(SECOND)
    page.answer('beat', live({ key: 'ada', expiresIn: 10 * MINUTE }))
    expect(page.view).toEqual({})
    page.answer('beat', live({ key: 'grace', expiresIn: HOUR }))
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'gone' } }])
  })

  test('may be given by the page', () => {
    const page = drive({ sessionKey: 'ada' })
    page.answer('check', live())
    page.answer('check', live({ key: 'grace' }))
    expect(page.state.phase).toBe('expired')
  })
})

describe('an idle timeout that only the server knows', () => {
  const unknown = { idleTimeout: undefined, canAsk: true }

  test('is learned from the status', () => {
    const page = drive(unknown)
    expect(page.asked('check')).toEqual([0])
    expect(page.remaining).toBe(Number.POSITIVE_INFINITY)
    page.answer('check', live({ expiresIn: 10 * MINUTE }))
    expect(page.remaining).toBe(10 * MINUTE - 5 * SECOND)
    page.run(10 * MINUTE - 5 * SECOND)
    expect(page.told('warning')).toMatchObject([{ at: 8 * MINUTE - 5 * SECOND }])
    // The server has the last word.
    page.answer('check', gone)
    expect(page.told('expired')).toMatchObject([{ at: 10 * MINUTE - 5 * SECOND }])
  })

  test('is the longest the server has said', () => {
    const page = drive(unknown)
    page.answer('check', live({ expiresIn: 3 * MINUTE }))
    page.run(SECOND)
    page.answer('beat', live({ expiresIn: 20 * MINUTE }))
    page.run(SECOND)
    page.answer('beat', live({ expiresIn: 19 * MINUTE }))
    expect(page.state.idleFor).toBe(20 * MINUTE)
  })

  test('is asked for again, with backoff, where the start fails, and the page is not covered', () => {
    const page = drive(unknown, {
      server: (_, now) => (now - T0 < 10_000 ? failed : live({ expiresIn: HOUR })),
    })
    expect(page.view).toEqual({})
    page.run(MINUTE)
    expect(page.asked('check').map((at) => at / SECOND)).toEqual([0, 1, 3, 7, 15])
    expect(page.state).toMatchObject({ problem: false, waiting: undefined, failures: 0 })
    expect(page.remaining).toBe(HOUR - 5 * SECOND - 45 * SECOND)
  })

  test('may be shorter than the warning that was asked for', () => {
    const page = drive({ ...unknown, warning: 5 * MINUTE })
    page.answer('check', live({ expiresIn: MINUTE }))
    expect(page.view).toEqual({})
    page.run(MINUTE)
    expect(page.told('warning')).toMatchObject([{ at: 27 * SECOND }])
  })
})
