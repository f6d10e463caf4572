import { expect, it } from 'vitest'
import type { Result } from '../../e2e/browsers/report/results'
import { totalOf } from '../../e2e/browsers/report/totals'

const result = (given: Partial<Result>): Result => ({
  ...{ id: 'c0001', engine: 'firefox', subject: 'plain', row: 'a row', name: 'a row' },
  ...{ kind: 'stay', unsure: null, ms: 1, outcome: 'right', passed: true, says: '', log: [] },
  ...given,
})

const total = (...results: Partial<Result>[]) => totalOf(results.map(result), 'firefox', 'plain')

it('counts what came out right, and what was ended although the person stayed', () => {
  const seen = total({}, { kind: 'end' }, { outcome: 'wrong end' })
  expect(seen).toMatchObject({ rows: 3, right: 2, wronged: 1, stays: 2, missed: 0 })
})

it('counts a leave that was not told, told twice or told by another page as missed', () => {
  const outcomes = ['missing end', 'second end', 'wrong page'] as const
  const seen = total(...outcomes.map((outcome) => ({ kind: 'end' as const, outcome })))
  expect(seen).toMatchObject({ missed: 3, right: 0, wronged: 0 })
})

it('does not take for knowledge what only the default kept', () => {
  const seen = total({ unsure: 'stay' }, { kind: 'end', unsure: 'stay', outcome: 'unsure' })
  expect(seen).toMatchObject({ unknown: 2, right: 0 })
})

it('counts a row once that was run with another option, too', () => {
  expect(total({ unsure: 'stay' }, { unsure: 'end', outcome: 'unsure' })).toMatchObject({ rows: 1 })
})

it('keeps what did not run apart from what went wrong', () => {
  expect(total({ outcome: 'not run' })).toMatchObject({ rows: 1, notRun: 1, missed: 0, right: 0 })
})

it('counts only one script in one browser', () => {
  expect(total({ engine: 'webkit' }, { subject: 'classic' })).toMatchObject({ rows: 0 })
})
