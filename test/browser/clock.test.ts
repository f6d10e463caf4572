import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createClock } from '../../src/browser/clock'
import { partial } from '../fakes/recorder'
import { HOUR, MINUTE, SECOND, T0 } from '../fakes/rules'

/** A computer whose wall clock can be set, whose monotonic clock may stand still. */
function computer() {
  let wall = T0
  let mono = 5000.25
  let timer: { at: number; wake: () => void; delay: number } | undefined
  vi.spyOn(Date, 'now').mockImplementation(() => wall)
  const window = partial<Window>({
    performance: { now: () => mono },
    setTimeout: (wake: () => void, delay: number) => {
      timer = { at: mono + delay, wake, delay }
      return 1
    },
    clearTimeout: () => {
      timer = undefined
    },
  })
  return {
    window,
    get delay() {
      return timer?.delay
    },
    pass(ms: number) {
      wall += ms
      mono += ms
      if (!timer || timer.at > mono) return
      const { wake } = timer
      timer = undefined
      wake()
    },
    sleep(ms: number) {
      wall += ms
    },
    setWall(ms: number) {
      wall += ms
    },
  }
}

let one: ReturnType<typeof computer>
beforeEach(() => {
  one = computer()
})

describe('the moment', () => {
  test('is the wall clock’s', () => {
    const clock = createClock(one.window, () => {})
    expect(clock.now()).toBe(T0)
    one.pass(MINUTE)
    expect(clock.now()).toBe(T0 + MINUTE)
  })

  test('counts sleep, in which the monotonic clock stands still', () => {
    const clock = createClock(one.window, () => {})
    one.sleep(8 * HOUR)
    expect(clock.now()).toBe(T0 + 8 * HOUR)
  })

  test('does not run backwards with the wall clock', () => {
    const clock = createClock(one.window, () => {})
    one.pass(MINUTE)
    one.setWall(-HOUR)
    expect(clock.now()).toBe(T0 + MINUTE)
    one.pass(MINUTE)
    expect(clock.now()).toBe(T0 + 2 * MINUTE)
  })

  test('is late by no more than a backward jump, however long after it', () => {
    const clock = createClock(one.window, () => {})
    one.sleep(HOUR)
    one.setWall(-10 * MINUTE)
    one.pass(2 * HOUR)
    expect(clock.now()).toBeGreaterThanOrEqual(T0 + 3 * HOUR - 10 * MINUTE)
  })

  test('never runs backwards, whatever the clocks do', () => {
    const clock = createClock(one.window, () => {})
    let before = clock.now()
    for (const jump of [HOUR, -2 * HOUR, MINUTE, -MINUTE, 5 * HOUR, -SECOND]) {
      one.setWall(jump)
      one.pass(SECOND)
      expect(clock.now()).toBeGreaterThanOrEqual(before)
      before = clock.now()
    }
  })
})

describe('the timer', () => {
  test('wakes not before its moment, fractions of a millisecond included', () => {
    let woken = 0
    const clock = createClock(one.window, () => woken++)
    clock.wakeAt(T0 + 1000.4)
    expect(one.delay).toBe(1001)
    one.pass(1000)
    expect(woken).toBe(0)
    one.pass(1)
    expect(woken).toBe(1)
  })

  test('is one: the later word replaces the earlier', () => {
    let woken = 0
    const clock = createClock(one.window, () => woken++)
    clock.wakeAt(T0 + SECOND)
    clock.wakeAt(T0 + MINUTE)
    one.pass(SECOND)
    expect(woken).toBe(0)
    clock.wakeAt(Number.POSITIVE_INFINITY)
    expect(one.delay).toBe(undefined)
    one.pass(HOUR)
    expect(woken).toBe(0)
  })

  test('is set for at once where the moment has passed', () => {
    const clock = createClock(one.window, () => {})
    clock.wakeAt(T0 - HOUR)
    expect(one.delay).toBe(0)
  })

  test('reaches beyond 2^31 ms in steps that a timer can hold', () => {
    const end = T0 + 60 * 24 * HOUR
    let woken = 0
    const clock = createClock(one.window, () => {
      woken++
      if (clock.now() < end) clock.wakeAt(end)
    })
    clock.wakeAt(end)
    while (one.delay !== undefined) {
      expect(one.delay).toBeLessThan(2 ** 31)
      one.pass(one.delay)
    }
    expect(clock.now()).toBe(end)
    expect(woken).toBe(3)
  })

  test('is gone when it is stopped', () => {
    const clock = createClock(one.window, () => {})
    clock.wakeAt(T0 + SECOND)
    clock.stop()
    expect(one.delay).toBe(undefined)
  })
})
