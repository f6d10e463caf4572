import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { HOUR, live, MINUTE, SECOND, T0 } from '../fakes/rules'

describe('a lifetime', () => {
  const page = (over: Parameters<typeof drive>[0] = {}) =>
    drive({ lifetimeEnd: T0 + 10 * MINUTE, ...over }, { server: () => live() })

  test('warns of an end that nothing can move, and ends there', () => {
    const one = page()
    one.run(HOUR)
    expect(one.told('warning')).toEqual([
      { at: 8 * MINUTE, detail: { remaining: 2 * MINUTE, extendable: false } },
    ])
    expect(one.told('expired')).toEqual([{ at: 10 * MINUTE, detail: { reason: 'lifetime' } }])
  })

  test('is not extended by activity or by "stay"', () => {
    const one = page()
    for (let i = 0; i < 700; i++) {
      one.send({ type: 'activity' })
      one.send({ type: 'stay', by: 'button' })
      one.run(SECOND)
    }
    expect(one.told('expired')).toEqual([{ at: 10 * MINUTE, detail: { reason: 'lifetime' } }])
    expect(one.told('warning')).toHaveLength(1)
    expect(one.told('extended')).toEqual([])
  })

  test('warning can be closed, to save the work, and time goes on', () => {
    const one = page()
    one.run(8 * MINUTE)
    one.send({ type: 'dismiss' })
    expect(one.view).toEqual({})
    expect(one.state.phase).toBe('warning')
    one.run(2 * MINUTE)
    expect(one.told('tick')).toHaveLength(119)
    expect(one.view).toMatchObject({ scene: 'expired' })
  })

  test('"dismiss" closes no warning that can be extended', () => {
    const one = page({ lifetimeEnd: undefined })
    one.run(18 * MINUTE)
    one.send({ type: 'dismiss' })
    expect(one.view).toMatchObject({ scene: 'stay' })
  })

  test('a dismissed warning is shown again when the server ends the session sooner', () => {
    const one = page({ canAsk: true })
    one.run(8 * MINUTE)
    one.send({ type: 'dismiss' })
    one.answer('check', live({ expiresIn: 50 * SECOND }))
    expect(one.view).toMatchObject({ scene: 'stay' })
  })

  test('that ends soon after the idle timeout leaves no success to show', () => {
    const one = drive({ lifetimeEnd: T0 + 21 * MINUTE })
    one.run(19 * MINUTE + 30 * SECOND)
    expect(one.view).toMatchObject({ scene: 'stay' })
    one.send({ type: 'stay', by: 'button' })
    one.answer('stay', live())
    expect(one.view).toMatchObject({ scene: 'dismiss', problem: false })
    expect(one.remaining).toBe(90 * SECOND)
  })

  test('is told by the server, and may grow or shrink', () => {
    const one = page({ lifetimeEnd: undefined })
    one.answer('check', live({ lifetimeIn: 5 * MINUTE }))
    expect(one.remaining).toBe(5 * MINUTE)
    one.run(SECOND)
    one.answer('check', live({ lifetimeIn: 15 * MINUTE }))
    expect(one.remaining).toBe(15 * MINUTE)
    one.run(SECOND)
    one.answer('check', live({ lifetimeIn: 3 * MINUTE }))
    expect(one.remaining).toBe(3 * MINUTE)
  })

  test('that the server extends during the warning closes it', () => {
    const one = page()
    one.run(9 * MINUTE)
    one.answer('check', live({ lifetimeIn: HOUR }))
    expect(one.told('extended')).toMatchObject([{ detail: { by: 'server' } }])
  })
})
