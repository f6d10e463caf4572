import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ask, Outcome } from '../../src/core/state'
import { drive } from '../fakes/drive'
import { runs } from '../fakes/random'
import { failed, live, MINUTE, SECOND, T0 } from '../fakes/rules'

const server = () => live()
/** How long a request takes: it reaches the server when half of that has passed. */
const LAG = 200
const gaps = (times: number[]) => times.slice(1).map((at, i) => at - times[i]!)

describe('a heartbeat', () => {
  test('is sent at the end of the interval in which there was activity', () => {
    const page = drive({}, { server })
    page.run(10 * SECOND)
    page.send({ type: 'activity' })
    page.run(50 * SECOND - 1)
    expect(page.asked('beat')).toEqual([])
    page.run(1)
    expect(page.asked('beat')).toEqual([MINUTE])
    expect(page.told('heartbeat')).toEqual([{ at: MINUTE, detail: { ok: true, status: 200 } }])
  })

  test('is told to the other tabs as it is sent', () => {
    const page = drive()
    page.run(SECOND)
    page.send({ type: 'activity' })
    page.run(MINUTE)
    expect(page.shared.at(-1)).toMatchObject({ talk: { says: 'use', beaten: T0 + MINUTE } })
  })

  test('is one for all activity of an interval', () => {
    const page = drive({}, { server })
    for (let i = 0; i < 300; i++) {
      page.send({ type: 'activity' })
      page.run(SECOND)
    }
    expect(page.asked('beat')).toEqual([1, 2, 3, 4, 5].map((n) => n * MINUTE))
  })

  test('is not sent by an idle page', () => {
    const page = drive({}, { server })
    page.run(30 * MINUTE)
    expect(page.asked('beat')).toEqual([])
    expect(page.told('expired')).toHaveLength(1)
  })

  test('is not sent for what was done before a sleep', () => {
    const page = drive({}, { server })
    page.run(SECOND)
    page.send({ type: 'activity' })
    page.sleep(5 * MINUTE)
    page.run(5 * MINUTE)
    expect(page.asked('beat')).toEqual([])
    expect(page.remaining).toBe(10 * MINUTE - SECOND)
  })

  test('is not kept quiet for ever by what a server in trouble asks for', () => {
    const page = drive({ canAsk: true }, { server })
    page.answer('check', { kind: 'failed', status: 503, retryIn: 20 * MINUTE })
    page.answer('beat', { kind: 'failed', status: 503, retryIn: 60 * MINUTE })
    for (let i = 0; i < 40; i++) {
      page.run(MINUTE)
      page.send({ type: 'activity' })
    }
    expect(page.asked('beat').length).toBeGreaterThan(15)
    expect(page.told('warning')).toEqual([])
  })

  test('goes on being tried while a warning is open', () => {
    let answer: Outcome = failed
    const page = drive({}, { server: () => answer })
    for (let i = 0; i < 18; i++) {
      page.run(MINUTE)
      page.send({ type: 'activity' })
    }
    expect(page.state.phase).toBe('warning')
    answer = live()
    page.run(MINUTE)
    expect(page.state.phase).toBe('active')
    expect(page.told('extended')).toHaveLength(1)
  })

  test('is not sent without an address', () => {
    const page = drive({ canKeepAlive: false })
    page.send({ type: 'activity' })
    page.run(10 * MINUTE)
    expect(page.asked('beat')).toEqual([])
  })

  test('does not repeat itself after the last activity', () => {
    const page = drive({}, { server })
    page.run(SECOND)
    page.send({ type: 'activity' })
    page.run(17 * MINUTE)
    expect(page.asked('beat')).toEqual([MINUTE])
  })

  test('comes at once where the interval has long ended', () => {
    const page = drive({}, { server })
    page.run(5 * MINUTE)
    page.send({ type: 'activity' })
    expect(page.asked('beat')).toEqual([5 * MINUTE])
  })

  test.each([
    [20 * MINUTE, undefined, undefined, MINUTE],
    [20 * MINUTE, undefined, 5 * MINUTE, 5 * MINUTE],
    [20 * MINUTE, undefined, 15 * MINUTE, 9 * MINUTE],
    [MINUTE, 20 * SECOND, undefined, 20 * SECOND],
    [3 * MINUTE, undefined, undefined, 45 * SECOND],
  ])(
    'of a %i ms timeout, warning %s, heartbeat %s, is due after %i',
    (idle, warning, heartbeat, due) => {
      const page = drive({ idleTimeout: idle, warning, heartbeat }, { server })
      page.run(SECOND)
      page.send({ type: 'activity' })
      page.run(due)
      expect(page.asked('beat')[0]).toBe(due)
    },
  )

  test('that fails does not extend the session', () => {
    const page = drive({}, { server: () => failed })
    for (let i = 0; i < 18 * 60; i++) {
      page.send({ type: 'activity' })
      page.run(SECOND)
    }
    expect(page.told('warning')).toMatchObject([{ at: 18 * MINUTE }])
    expect(page.told('heartbeat')[0]?.detail).toEqual({ ok: false, status: 503 })
  })

  test('that fails is tried again, though the person does nothing more', () => {
    const page = drive({}, { server: (_, now) => (now % (2 * MINUTE) ? failed : live()) })
    page.run(SECOND)
    page.send({ type: 'activity' })
    page.run(5 * MINUTE)
    expect(page.asked('beat').length).toBeGreaterThan(1)
  })

  test('is at most one an interval, whatever the person does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 * SECOND }), { minLength: 200, maxLength: 400 }),
        fc.boolean(),
        (pauses, timed) => {
          const answer = timed ? live({ expiresIn: 20 * MINUTE }) : live()
          const page = drive({}, { server: () => answer, lag: 120 })
          for (const pause of pauses) {
            page.run(pause)
            page.send({ type: 'activity' })
          }
          expect(page.asked('beat').length).toBeGreaterThan(10)
          expect(Math.min(...gaps(page.asked('beat')))).toBeGreaterThanOrEqual(MINUTE)
          expect(page.told('warning')).toEqual([])
        },
      ),
      runs(60),
    )
  })

  test('is sent before the warning where the server leaves less time than an interval', () => {
    const page = drive(
      { heartbeat: 5 * MINUTE },
      { server: () => live({ expiresIn: 20 * MINUTE }) },
    )
    page.send({
      type: 'answer',
      to: 'check',
      began: page.now,
      asked: page.now,
      outcome: live({ expiresIn: 5 * MINUTE }),
    })
    page.run(SECOND)
    page.send({ type: 'activity' })
    page.run(4 * MINUTE)
    expect(page.asked('beat')).toHaveLength(1)
    expect(page.told('warning')).toEqual([])
  })

  test('comes before the server’s deadline after the last activity, whenever that was', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 17 * MINUTE }), { maxLength: 30 })
    fc.assert(
      fc.property(pauses, fc.boolean(), (list, timed) => {
        const idle = 20 * MINUTE
        let slid = T0
        const server = (what: Ask, now: number) => {
          if (what !== 'beat') return
          // The warning, which a person at work never sees, is not even open yet.
          expect(now - slid).toBeLessThan(idle - 2 * MINUTE)
          slid = now + LAG / 2
          return live(timed ? { expiresIn: idle } : {})
        }
        const page = drive({ idleTimeout: idle }, { server, lag: LAG })
        for (const pause of list) {
          page.run(pause)
          page.send({ type: 'activity' })
        }
        const last = page.now
        page.run(MINUTE)
        expect(slid).toBeGreaterThanOrEqual(list.length ? last : T0)
      }),
      runs(200),
    )
  })
})
