import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/core/state'
import { drive } from '../fakes/drive'
import { failed, HOUR, live, MINUTE, SECOND } from '../fakes/rules'

const busy = (retryIn: number): Outcome => ({ kind: 'failed', status: 503, retryIn })

/** What was asked after the page had slept through its deadline, in seconds from then. */
const afterSleep = (outcome: Outcome, ms: number) => {
  const page = drive({ canAsk: true }, { server: () => outcome })
  page.sleep(HOUR)
  page.run(ms)
  return page
    .asked('check')
    .filter((at) => at >= HOUR)
    .map((at) => (at - HOUR) / SECOND)
}

describe('a server in trouble', () => {
  test('is asked less and less often, and every half a minute in the end', () => {
    expect(afterSleep(failed, 2 * MINUTE)).toEqual([0, 1, 3, 7, 15, 31, 61, 91])
  })

  test('that is back is asked soon after its next trouble', () => {
    const page = drive({ canAsk: true })
    for (const trouble of [1, 2]) {
      page.sleep(HOUR)
      for (let i = 0; i < trouble; i++) page.answer('check', failed)
      page.answer('check', live({ expiresIn: 20 * MINUTE }))
    }
    page.sleep(HOUR)
    const before = page.asked('check').length
    page.answer('check', failed)
    page.run(SECOND)
    expect(page.asked('check')).toHaveLength(before + 1)
  })
})

describe('Retry-After', () => {
  test('is waited for where the status fails, and the page stays covered', () => {
    expect(afterSleep(busy(50 * SECOND), 2 * MINUTE)).toEqual([0, 50, 100])
  })

  test('makes nobody ask more often than without it', () => {
    expect(afterSleep(busy(0), 20 * SECOND)).toEqual([0, 1, 3, 7, 15])
  })

  test('is waited for where "stay" fails, as long as the warning is open', () => {
    const page = drive({}, { server: () => busy(50 * SECOND) })
    page.run(18 * MINUTE)
    page.send({ type: 'stay', by: 'button' })
    page.run(2 * MINUTE)
    expect(page.asked('stay').map((at) => (at - 18 * MINUTE) / SECOND)).toEqual([0, 50, 100])
  })

  test('keeps the heart from beating, and no longer', () => {
    const page = drive(
      {},
      { server: (_, now) => (now % HOUR > 90 * SECOND ? live() : busy(4 * MINUTE)) },
    )
    for (let second = 0; second < 8 * 60; second++) {
      page.send({ type: 'activity' })
      page.run(SECOND)
    }
    expect(page.asked('beat').map((at) => at / MINUTE)).toEqual([1, 5, 6, 7, 8])
  })

  test('does not hold up a person who presses a button', () => {
    const page = drive({}, { server: () => busy(5 * MINUTE) })
    page.run(18 * MINUTE)
    page.send({ type: 'stay', by: 'button' })
    page.run(10 * SECOND)
    page.send({ type: 'stay', by: 'button' })
    expect(page.asked('stay')).toHaveLength(2)
  })
})
