import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { HOUR, live, MINUTE, SECOND, T0 } from '../fakes/rules'

describe('a pause', () => {
  test('stops the idle countdown for as long as it lasts', () => {
    const one = drive({}, { server: () => live() })
    one.send({ type: 'pause' })
    one.run(5 * HOUR)
    expect(one.told('warning')).toEqual([])
    expect(one.state).toMatchObject({ phase: 'active', paused: true })
  })

  test('sends heartbeats without activity', () => {
    const one = drive({}, { server: () => live() })
    one.send({ type: 'pause' })
    one.run(5 * MINUTE)
    expect(one.asked('beat')).toEqual([1, 2, 3, 4, 5].map((n) => n * MINUTE))
  })

  test('holds the other tabs too, where the page alone keeps the clock', () => {
    const one = drive({ canKeepAlive: false })
    one.send({ type: 'pause' })
    one.run(MINUTE - 1)
    const before = one.shared.length
    one.run(2 * MINUTE)
    expect(one.shared.slice(before)).toMatchObject([
      { at: MINUTE, talk: { says: 'use', acted: T0 + MINUTE } },
      { at: 2 * MINUTE, talk: { says: 'use', acted: T0 + 2 * MINUTE } },
    ])
    expect(one.asked('beat')).toEqual([])
  })

  test('does not outlive the lifetime', () => {
    const one = drive({ lifetimeEnd: T0 + HOUR }, { server: () => live() })
    one.send({ type: 'pause' })
    one.run(2 * HOUR)
    expect(one.told('warning')).toMatchObject([{ at: 58 * MINUTE, detail: { extendable: false } }])
    expect(one.told('expired')).toEqual([{ at: HOUR, detail: { reason: 'lifetime' } }])
  })

  test('closes an open warning', () => {
    const one = drive()
    one.run(19 * MINUTE)
    one.send({ type: 'pause' })
    expect(one.told('extended')).toMatchObject([{ detail: { by: 'code' } }])
    expect(one.view).toEqual({})
  })

  test('ends with activity: the whole timeout begins again', () => {
    const one = drive({}, { server: () => live() })
    one.send({ type: 'pause' })
    one.run(HOUR)
    one.send({ type: 'resume' })
    expect(one.remaining).toBe(20 * MINUTE)
    one.run(18 * MINUTE)
    expect(one.told('warning')).toMatchObject([{ at: HOUR + 18 * MINUTE }])
  })

  test('that was never begun ends without a trace', () => {
    const one = drive()
    one.run(10 * MINUTE)
    one.send({ type: 'resume' })
    expect(one.remaining).toBe(10 * MINUTE)
  })

  test('cannot hide that the server has ended the session', () => {
    const one = drive(
      {},
      { server: (what) => (what === 'beat' ? { kind: 'gone', status: 401 } : undefined) },
    )
    one.send({ type: 'pause' })
    one.run(MINUTE)
    expect(one.told('expired')).toMatchObject([{ detail: { reason: 'gone' } }])
  })

  test.each([0, 1, 500])(
    'does not send without a rest where the server said %i ms',
    (expiresIn) => {
      const one = drive({ idleTimeout: undefined, canAsk: true })
      one.send({ type: 'pause' })
      one.answer('check', live({ expiresIn }))
      one.run(10 * SECOND)
      expect(one.wakes).toBeLessThan(20)
    },
  )
})
