import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, forbidden, gone, live, MINUTE, SECOND } from '../fakes/rules'

/** A page whose warning has been open for ten seconds, and whose server leaves it to the test. */
const warned = (over: Parameters<typeof drive>[0] = {}) => {
  const page = drive({ ...over })
  page.run(18 * MINUTE + 10 * SECOND)
  return page
}
const pressed = (over: Parameters<typeof drive>[0] = {}) => {
  const page = warned(over)
  page.send({ type: 'stay', by: 'button' })
  return page
}
const START = 18 * MINUTE + 10 * SECOND

describe('"stay"', () => {
  test('is granted by the answer, not by the press', () => {
    const page = pressed()
    expect(page.state.phase).toBe('extending')
    expect(page.view).toMatchObject({ scene: 'stay', busy: true, problem: false })
    expect(page.told('extended')).toEqual([])
    page.run(2 * SECOND)
    page.answer('stay', live())
    expect(page.state.phase).toBe('active')
    expect(page.view).toEqual({})
    expect(page.told('extended')).toEqual([{ at: START + 2000, detail: { by: 'button' } }])
  })

  test('lasts from the moment the server was asked', () => {
    const page = pressed()
    page.run(4 * SECOND)
    page.answer('stay', live(), page.now - 2 * SECOND)
    expect(page.remaining).toBe(20 * MINUTE - 2 * SECOND)
  })

  test('is asked once, however often it is pressed', () => {
    const page = pressed()
    page.send({ type: 'stay', by: 'button' })
    page.send({ type: 'activity' })
    expect(page.asked('stay')).toHaveLength(1)
  })

  test('keeps counting while the server thinks', () => {
    const page = pressed()
    page.run(3 * SECOND)
    expect(page.told('tick').slice(-3)).toHaveLength(3)
    expect(page.remaining).toBe(107 * SECOND)
  })

  test('that fails says so and is tried again with backoff', () => {
    const page = drive({}, { server: () => failed })
    page.run(START)
    page.send({ type: 'stay', by: 'button' })
    expect(page.state.phase).toBe('warning')
    expect(page.view).toMatchObject({ scene: 'stay', busy: false, problem: true })
    page.run(109 * SECOND)
    const waits = page.asked('stay').map((at) => (at - START) / SECOND)
    expect(waits).toEqual([0, 1, 3, 7, 15, 31, 61, 91])
    page.run(2 * SECOND)
    expect(page.told('expired')).toMatchObject([{ at: 20 * MINUTE, detail: { reason: 'idle' } }])
    expect(page.told('extended')).toEqual([])
  })

  test('that fails once is granted by the next attempt', () => {
    const page = pressed()
    page.answer('stay', failed)
    page.run(SECOND)
    expect(page.state.phase).toBe('extending')
    page.answer('stay', live())
    expect(page.told('extended')).toHaveLength(1)
    expect(page.view).toEqual({})
    expect(page.state).toMatchObject({ problem: false, failures: 0, waiting: undefined })
  })

  test('does not wait for the backoff when it is pressed again or the network is back', () => {
    const page = pressed()
    page.answer('stay', failed)
    page.send({ type: 'retry' })
    expect(page.asked('stay')).toHaveLength(2)
    page.answer('stay', failed)
    page.send({ type: 'stay', by: 'button' })
    expect(page.asked('stay')).toHaveLength(3)
  })

  test('that fails is not tried again when time is up', () => {
    const page = pressed({ canAsk: true })
    page.answer('check', live())
    page.answer('stay', failed)
    page.sleep(8 * 60 * MINUTE)
    expect(page.asked('stay')).toHaveLength(1)
    expect(page.state).toMatchObject({ phase: 'checking', waiting: 'check' })
  })

  test('that fails expires without a status address when time was slept away', () => {
    const page = pressed()
    page.answer('stay', failed)
    page.sleep(8 * 60 * MINUTE)
    expect(page.state.phase).toBe('checking')
    page.run(SECOND)
    expect(page.state.phase).toBe('expired')
  })

  test.each([gone, { kind: 'gone', status: 0, reason: 'lifetime' } as const])(
    'ends the session where it is gone',
    (outcome) => {
      const page = pressed()
      page.answer('stay', outcome)
      expect(page.told('heartbeat').at(-1)?.detail).toEqual({ ok: false, status: outcome.status })
      expect(page.told('expired')).toMatchObject([
        { detail: { reason: 'reason' in outcome ? 'lifetime' : 'gone' } },
      ])
    },
  )

  test('that is refused asks the status, which may say that the session is gone', () => {
    const page = pressed({ canAsk: true })
    const before = page.asked('check').length
    page.answer('stay', forbidden)
    expect(page.asked('check')).toHaveLength(before + 1)
    expect(page.view).toMatchObject({ scene: 'stay', problem: true })
    page.answer('check', gone)
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'gone' } }])
  })

  test('that is refused by a live session has failed, and is tried again', () => {
    const page = pressed({ canAsk: true })
    page.answer('stay', forbidden)
    page.answer('check', live())
    expect(page.view).toMatchObject({ scene: 'stay', problem: true })
    page.run(SECOND)
    expect(page.asked('stay')).toHaveLength(2)
  })

  test('that is refused has failed where nobody can be asked', () => {
    const page = pressed()
    page.answer('stay', forbidden)
    expect(page.state).toMatchObject({ phase: 'warning', problem: true })
    expect(page.told('expired')).toEqual([])
  })
})
