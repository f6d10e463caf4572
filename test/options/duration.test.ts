import fc from 'fast-check'
import { expect, test } from 'vitest'
import { duration } from '../../src/options/duration'
import { runs } from '../fakes/random'

const adviceFor = (value: unknown): unknown => {
  try {
    return `accepted as ${duration(value)}`
  } catch (advice) {
    return advice
  }
}

test.each([
  ['900s', 900_000],
  ['20m', 1_200_000],
  ['8h', 28_800_000],
  ['1h30m', 5_400_000],
  ['1h0m5s', 3_605_000],
  ['2m30s', 150_000],
  ['1h30s', 3_630_000],
  [' 20m ', 1_200_000],
  ['090s', 90_000],
  ['1000h', 3_600_000_000],
  [1, 1],
  [0.5, 0.5],
  [90_000, 90_000],
  [2 ** 40, 2 ** 40],
])('%o is %i ms', (value, ms) => {
  expect(duration(value)).toBe(ms)
})

test.each(['20', '0', '1200', '1200000', '007'])('%o needs a unit', (value) => {
  expect(adviceFor(value)).toBe(`write a unit, for example ${value}m`)
})

test.each([
  '',
  ' ',
  '0m',
  '0h0m0s',
  '20 m',
  '20M',
  '20min',
  '1.5h',
  '-5m',
  '5m1h',
  '1d',
  '20m!',
  '20ms',
  'm',
  '٢٠m',
  'PT20M',
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  [],
  {},
  10n,
])('%o is no duration', (value) => {
  expect(adviceFor(value)).toBe('write a duration such as 90s, 20m or 1h30m')
})

test('too many digits are no duration', () => {
  expect(adviceFor(`${'9'.repeat(400)}h`)).toBe('write a duration such as 90s, 20m or 1h30m')
})

test('every duration that is written in its parts is their sum', () => {
  const part = fc.option(fc.nat(9999), { nil: undefined })
  fc.assert(
    fc.property(part, part, part, (h, m, s) => {
      const ms = ((h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0)) * 1000
      fc.pre(ms > 0)
      const write = (value: number | undefined, unit: string) =>
        value === undefined ? '' : value + unit
      expect(duration(write(h, 'h') + write(m, 'm') + write(s, 's'))).toBe(ms)
    }),
    runs(200),
  )
})

test('nothing that can be written is taken for a duration that is not positive and finite', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double(), fc.anything()), (value) => {
      const answer = adviceFor(value)
      const [, ms] = /^accepted as (.*)/.exec(String(answer)) ?? []
      if (ms) expect(Number(ms) > 0 && Number.isFinite(Number(ms))).toBe(true)
      else expect(answer).toMatch(/^write a /)
    }),
    runs(1000),
  )
})
