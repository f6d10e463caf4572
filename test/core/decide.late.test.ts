import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { live, MINUTE, SECOND } from '../fakes/rules'

/** A tab in the background, whose timers run once a minute: at so many ms after each full one. */
const throttled = (offset: number, canAsk = false) => {
  const page = drive({ canAsk })
  if (canAsk) page.answer('check', live())
  page.sleep(offset, false)
  return {
    ...page,
    minutes(count: number) {
      for (let i = 0; i < count; i++) page.sleep(MINUTE, false)
    },
    get state() {
      return page.state
    },
    get view() {
      return page.view
    },
  }
}

describe('a background tab that may run once a minute', () => {
  test.each([0, 1, 30 * SECOND, MINUTE - 1])(
    'ends when it first can after the deadline, %i ms past each minute',
    (offset) => {
      const page = throttled(offset)
      page.minutes(offset ? 19 : 18)
      expect(page.told('expired')).toEqual([])
      page.minutes(offset ? 1 : 2)
      expect(page.told('expired')).toEqual([
        { at: 20 * MINUTE + offset, detail: { reason: 'idle' } },
      ])
    },
  )

  test('warns as soon as it can, of what is left then', () => {
    const page = throttled(30 * SECOND)
    page.minutes(18)
    expect(page.told('warning')).toMatchObject([
      { at: 18.5 * MINUTE, detail: { remaining: 1.5 * MINUTE } },
    ])
  })

  test('is covered at once when it is shown past its deadline, without a warning first', () => {
    const page = throttled(30 * SECOND, true)
    page.minutes(17)
    expect(page.told('warning')).toEqual([])
    // Shown before the next of its minutes.
    page.sleep(4 * MINUTE, true)
    expect(page.view).toEqual({ scene: 'checking', problem: false })
    expect(page.told('warning')).toEqual([])
  })

  test('tells the server in time of what was done just before it was put there', () => {
    const page = drive({}, { server: () => live() })
    page.run(10 * SECOND)
    page.send({ type: 'activity' })
    page.sleep(MINUTE, false)
    expect(page.asked('beat')).toEqual([70 * SECOND])
  })
})
