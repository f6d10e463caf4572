import { describe, expect, test, vi } from 'vitest'
import { createSessions } from '../../../src/server/memory/sessions'
import { GRACE } from '../../../src/server/policy'

const rules = { idleTimeout: 1000, grace: GRACE }

describe('a sweep', () => {
  test.each([100, 10_000])('looks at a few of %i sessions for each that ends', (size) => {
    let [now, looks] = [1, 0]
    const ended = vi.fn()
    const sessions = createSessions({ now: () => now, keep: 1e9, ended, swept() {} })
    const watch = (id: string, lifetime?: number) => {
      const session = sessions.start(id, now, rules, lifetime)
      let { at } = session
      Object.defineProperty(session, 'at', {
        get: () => {
          looks++
          return at
        },
        set: (to: number) => {
          at = to
        },
      })
    }
    for (let n = 0; n < size; n++) watch(`ada${n}`)
    for (let n = 0; n < 10; n++) watch(`bob${n}`, 500)

    looks = 0
    now = 500
    expect(sessions.sweep()).toBe(false)
    expect(ended).not.toHaveBeenCalled()
    expect(looks).toBeLessThan(5)

    now = 501
    sessions.sweep()
    expect(ended).toHaveBeenCalledTimes(10)
    expect(looks).toBeLessThan(10 * (8 * Math.log2(size) + 20))
    sessions.clear()
  })
})
