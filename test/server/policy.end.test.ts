import { describe, expect, test } from 'vitest'
import { begin, hear, settle } from '../../src/server/policy'
import {
  document,
  end,
  IDLE,
  MINUTE,
  page,
  rules,
  SECOND,
  START,
  type Story,
  tell,
} from './hearing'

const [a, b] = [page('a'), page('b')]

describe('an end', () => {
  test('comes at once when the person signs out', () => {
    expect(end(tell([[60, a.signsOut(1)]]))).toBe('logout at 60')
  })

  test('comes at the idle timeout, and at the lifetime whatever happens', () => {
    const record = begin(START, rules, 30 * MINUTE)
    const used = hear(record, a.beats(1), START + 15 * MINUTE, rules)
    expect(end(record)).toBe(IDLE)
    expect(end(used)).toBe('lifetime at 1800')
  })

  test('is final, and remembers no page', () => {
    const over = tell([
      [60, a.leaves(1)],
      [80, b.beats(1)],
    ])
    expect(over).toMatchObject({ pages: [], ended: { reason: 'closed', at: START + 70 * SECOND } })
    expect(hear(over, a.signsOut(9), START + 90 * SECOND, rules)).toBe(over)
    expect(settle(over, START + 90 * SECOND)).toBe(over)
  })

  test('comes as soon after a leave when the clock was set back by an hour', () => {
    const story: Story = [
      [3600, document],
      [60, a.leaves(1)],
    ]
    expect(end(tell(story, { ...rules, idleTimeout: 100 * MINUTE }))).toBe('closed at 70')
  })
})
