import { describe, expect, test } from 'vitest'
import { heartbeatOf, marginOf, warningOf } from '../../src/core/deadline'
import { HOUR, MINUTE, SECOND } from '../fakes/rules'

describe('the warning', () => {
  test.each([
    [undefined, 20 * MINUTE, 2 * MINUTE],
    [undefined, 3 * MINUTE, 90 * SECOND],
    [undefined, 40 * SECOND, 20 * SECOND],
    [undefined, 8 * HOUR, 2 * MINUTE],
    [undefined, Number.POSITIVE_INFINITY, 2 * MINUTE],
    [5 * MINUTE, 20 * MINUTE, 5 * MINUTE],
    [19 * MINUTE, 20 * MINUTE, 19 * MINUTE],
    [5 * MINUTE, 2 * MINUTE, MINUTE],
  ])('of %s with a timeout of %i ms is %i ms', (wanted, idle, warning) => {
    expect(warningOf(wanted, idle)).toBe(warning)
  })
})

describe('the heartbeat', () => {
  test.each([
    [undefined, 2 * MINUTE, 20 * MINUTE, MINUTE],
    [undefined, 20 * SECOND, MINUTE, 20 * SECOND],
    [15 * MINUTE, 2 * MINUTE, 20 * MINUTE, 9 * MINUTE],
    [10 * SECOND, 2 * MINUTE, 20 * MINUTE, 10 * SECOND],
  ])('of %s, warning %i, timeout %i comes every %i ms', (wanted, warning, idle, every) => {
    expect(heartbeatOf(wanted, warning, idle)).toBe(every)
  })
})

describe('the margin', () => {
  test.each([
    [20 * MINUTE, 5 * SECOND],
    [100 * SECOND, 5 * SECOND],
    [MINUTE, 3 * SECOND],
    [21 * SECOND, 1050],
  ])('of a timeout of %i ms is %i ms', (idle, margin) => {
    expect(marginOf(idle)).toBe(margin)
  })
})
