import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, HOUR, live, MINUTE, SECOND, T0 } from '../fakes/rules'

describe('a warning of the lifetime that comes earlier than the other', () => {
  const page = (over: Parameters<typeof drive>[0] = {}) => {
    const one = drive(
      { idleTimeout: 5 * MINUTE, lifetimeEnd: T0 + HOUR, lifetimeWarning: 10 * MINUTE, ...over },
      { server: () => live() },
    )
    /** Somebody does something every half a minute, in some pages a little more. */
    const work = (ms: number) => {
      for (let at = 0; at < ms; at += 30 * SECOND) {
        one.run(30 * SECOND)
        one.send({ type: 'activity' })
      }
    }
    return { ...one, one, work }
  }

  test('comes on time, for people at work', () => {
    const { one, work } = page()
    work(50 * MINUTE)
    expect(one.told('warning')).toEqual([
      { at: 50 * MINUTE, detail: { remaining: 10 * MINUTE, extendable: false } },
    ])
    expect(one.view).toMatchObject({ scene: 'dismiss', remaining: 10 * MINUTE })
  })

  test('counts down to the end of the lifetime, and not to the idle timeout', () => {
    const { one, work } = page()
    work(50 * MINUTE)
    one.run(2 * SECOND)
    expect(one.view).toMatchObject({ remaining: 10 * MINUTE - 2 * SECOND })
    expect(one.told('tick').map(({ detail }) => detail.remaining)).toEqual([
      10 * MINUTE - SECOND,
      10 * MINUTE - 2 * SECOND,
    ])
  })

  test('closed, it lets people work until then', () => {
    const { one, work } = page()
    work(50 * MINUTE)
    one.send({ type: 'dismiss' })
    expect(one.view).toEqual({})
    work(10 * MINUTE)
    expect(one.told('expired')).toEqual([{ at: HOUR, detail: { reason: 'lifetime' } }])
    expect(one.told('warning')).toHaveLength(1)
  })

  test('closed, it leaves the warning of people who are idle as it is', () => {
    const { one, work } = page()
    work(50 * MINUTE)
    one.send({ type: 'dismiss' })
    work(2 * MINUTE)
    one.run(3 * MINUTE)
    expect(one.view).toMatchObject({ scene: 'stay', remaining: 2 * MINUTE })
    expect(one.told('warning')[1]).toEqual({
      at: 55 * MINUTE,
      detail: { remaining: 2 * MINUTE, extendable: true },
    })
    one.send({ type: 'stay', by: 'button' })
    expect(one.view).toEqual({})
    expect(one.told('extended')).toEqual([{ at: 55 * MINUTE, detail: { by: 'button' } }])
  })

  test('left open, it ends a session that nobody uses', () => {
    const { one, work } = page()
    work(50 * MINUTE)
    one.run(10 * MINUTE)
    expect(one.told('expired')).toEqual([{ at: 55 * MINUTE, detail: { reason: 'idle' } }])
  })

  test('takes nothing over from a "stay" that failed before another tab moved the idle end', () => {
    const one = drive(
      { idleTimeout: 5 * MINUTE, lifetimeEnd: T0 + 14 * MINUTE, lifetimeWarning: 10 * MINUTE },
      { server: (what) => (what === 'stay' ? failed : live()) },
    )
    one.run(3 * MINUTE)
    one.send({ type: 'stay', by: 'button' })
    expect(one.view).toMatchObject({ scene: 'stay', problem: true })
    one.run(SECOND)
    const { now } = one
    const use = { says: 'use', acted: now, beaten: now, heard: now } as const
    one.run(2 * MINUTE - 2 * SECOND)
    one.send({ type: 'word', key: undefined, talk: { ...use, acted: one.now, heard: one.now } })
    expect(one.view).toMatchObject({ scene: 'dismiss', problem: false, busy: false })
    expect(one.state.waiting).toBe(undefined)
  })

  test('moves no keep-alive: they are sent as often as before', () => {
    const sent = (lifetimeWarning: number | undefined) => {
      const { one, work } = page({ lifetimeWarning })
      work(49 * MINUTE)
      const before = one.log.filter(({ effect }) => effect.do === 'ask').length
      work(6 * MINUTE)
      return one.log.filter(({ effect }) => effect.do === 'ask').length - before
    }
    expect(sent(10 * MINUTE)).toBeLessThanOrEqual(sent(undefined))
  })
})
