import type { Clock } from '../ports'

const LONGEST_TIMER = 2 ** 31 - 1

/**
 * A clock that counts sleep and does not run backwards. The wall clock can be set back, and
 * `performance.now()` stands still during sleep on most systems: whichever went further is right.
 */
export function createClock(window: Window, wake: () => void): Clock {
  const { performance } = window
  let latest = Date.now()
  let at = performance.now()
  let timer: number | undefined

  const now = () => {
    const before = at
    at = performance.now()
    latest = Math.max(Date.now(), latest + at - before)
    return latest
  }
  const stop = () => window.clearTimeout(timer)

  return {
    now,
    wakeAt(moment) {
      stop()
      if (moment === Infinity) return
      // Rounded up: a timer that fires a fraction early would only be armed again.
      const delay = Math.ceil(Math.max(0, moment - now()))
      timer = window.setTimeout(wake, Math.min(delay, LONGEST_TIMER))
    },
    stop,
  }
}
