import { describe, expect, it } from 'vitest'
import { shown } from '../../src/server/shown'

const circle: Record<string, unknown> = { secret: 'of somebody' }
circle.self = circle

describe('a value in a message', () => {
  it.each([
    ['sid', '"sid"'],
    ['with "quotes"', String.raw`"with \"quotes\""`],
    [undefined, 'undefined'],
    [null, 'null'],
    [Number.NaN, 'NaN'],
    [10n, '10'],
    [Symbol('sid'), 'Symbol(sid)'],
    [() => 'secret', 'a function'],
    [['secret'], 'a list'],
    [{}, '{}'],
    [{ read: 'secret', destroy: 1 }, '{ read, destroy }'],
    [circle, '{ secret, self }'],
    [Object.create(null), '{}'],
    [Promise.resolve('secret'), 'Promise {}'],
    [new URL('https://a.example'), 'URL {}'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, '{ a, b, c, d, e, … }'],
  ])('%o is %s', (value, text) => {
    expect(shown(value)).toBe(text)
  })
})
