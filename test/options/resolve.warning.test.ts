import { expect, test } from 'vitest'
import { inAttributes, inCode, problemsOf } from '../fakes/options'

const SHORT = 'write at least 20s, the time people need to answer (WCAG 2.2.1)'

test.each([
  ['19s', SHORT],
  ['1s', SHORT],
])('a warning of %s is refused: people get 20 seconds', (warning, advice) => {
  expect(problemsOf(() => inCode({ idleTimeout: '20m', warning }))).toEqual([
    `warning: "${warning}": ${advice}`,
  ])
  expect(problemsOf(() => inAttributes({ idleTimeout: '20m', warning }))).toEqual([
    `data-warning="${warning}": ${advice}`,
  ])
})

test.each([
  ['20m', '20m'],
  ['20m', '1h'],
  ['40s', '41s'],
])('an idle timeout of %s is refused with a warning of %s', (idleTimeout, warning) => {
  const [problem, more] = problemsOf(() => inCode({ idleTimeout, warning }))
  expect(problem).toMatch(/^(idleTimeout|warning): /)
  expect(more).toBe(undefined)
})

test.each(['20s', '5s', '1s'])(
  'an idle timeout of %s leaves no time for a warning',
  (idleTimeout) => {
    expect(problemsOf(() => inCode({ idleTimeout }))).toEqual([
      `idleTimeout: "${idleTimeout}": write more than the warning of 20s`,
    ])
  },
)

test('a lifetime that is not longer than the warning is refused', () => {
  const values = { idleTimeout: '20m', lifetime: '2m', warning: '2m' }
  expect(problemsOf(() => inCode(values))).toEqual([
    'lifetime: "2m": write more than the warning of 120s',
  ])
})

test('a lifetime that is not longer than its own warning is refused', () => {
  const values = { idleTimeout: '20m', lifetime: '10m', lifetimeWarning: '10m' }
  expect(problemsOf(() => inCode(values))).toEqual([
    'lifetime: "10m": write more than the warning of 600s',
  ])
})

test('the warning of the lifetime may be longer than the idle timeout, though not under 20 seconds', () => {
  const values = { idleTimeout: '5m', lifetime: '8h' }
  expect(problemsOf(() => inCode({ ...values, lifetimeWarning: '15m' }))).toEqual([])
  expect(problemsOf(() => inCode({ ...values, lifetimeWarning: '19s' }))).toEqual([
    `lifetimeWarning: "19s": ${SHORT}`,
  ])
})

test('a lifetime may be shorter than the idle timeout', () => {
  expect(problemsOf(() => inCode({ idleTimeout: '20m', lifetime: '10m' }))).toEqual([])
})

test('the least of everything is accepted', () => {
  expect(problemsOf(() => inCode({ idleTimeout: '21s', warning: '20s' }))).toEqual([])
  expect(problemsOf(() => inCode({ statusUrl: '/status', warning: '10m' }))).toEqual([])
})

test('a bad warning is one mistake, not two', () => {
  expect(problemsOf(() => inCode({ idleTimeout: '20m', warning: '2' }))).toHaveLength(1)
  expect(problemsOf(() => inCode({ idleTimeout: '20', warning: '2m' }))).toHaveLength(1)
})

test('timeouts beyond what a timer can hold are accepted', () => {
  const config = inCode({ idleTimeout: '1000h', lifetime: '2000h' })
  expect(config.idleTimeout).toBeGreaterThan(2 ** 31)
  expect(config.lifetime).toBe(7_200_000_000)
})
