import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAnswer } from '../../src/core/message'
import { runs } from '../fakes/random'

describe('a status', () => {
  test.each([
    [200, 'live'],
    [204, 'live'],
    [206, 'live'],
    [299, 'live'],
    [401, 'gone'],
    [419, 'gone'],
    [440, 'gone'],
    [403, 'forbidden'],
    [400, 'failed'],
    [404, 'failed'],
    [408, 'failed'],
    [429, 'failed'],
    [500, 'failed'],
    [502, 'failed'],
    [503, 'failed'],
    [0, 'failed'],
    [101, 'failed'],
    [304, 'failed'],
  ])('%i without a body means %s', (status, kind) => {
    expect(readAnswer(status, false, undefined)).toEqual({ kind, status })
  })

  test('of a redirect means gone', () => {
    expect(readAnswer(0, true, undefined)).toEqual({ kind: 'gone', status: 0 })
  })
})

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    ['soon', undefined],
    ['-1', undefined],
    ['1e99', undefined],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    [null, undefined],
  ])('of %s waits %s ms', (header, retryIn) => {
    expect(readAnswer(503, false, undefined, header)).toEqual({
      kind: 'failed',
      status: 503,
      retryIn,
    })
  })

  test('of an answer that is none of a failure says nothing', () => {
    for (const status of [200, 401, 403]) {
      expect(readAnswer(status, false, undefined, '120')).not.toHaveProperty('retryIn')
    }
  })
})

describe('a body', () => {
  test('says how long is left, in seconds, and whose login it is', () => {
    const body = { state: 'live', expires_in: 1187, lifetime_in: 28_000.5, key: 'k' }
    expect(readAnswer(200, false, body)).toEqual({
      kind: 'live',
      status: 200,
      expiresIn: 1_187_000,
      lifetimeIn: 28_000_500,
      key: 'k',
    })
  })

  test.each(['idle', 'lifetime', 'closed', 'logout'] as const)(
    'says why it is gone: %s',
    (reason) => {
      expect(readAnswer(401, false, { reason })).toEqual({ kind: 'gone', status: 401, reason })
      expect(readAnswer(200, false, { state: 'ended', reason })).toEqual({
        kind: 'gone',
        status: 200,
        reason,
      })
    },
  )

  test.each(['because', 'gone', 1, null, ['idle'], { toString: () => 'idle' }])(
    'is not believed a reason like %o',
    (reason) => {
      expect(readAnswer(401, false, { reason })).toEqual({ kind: 'gone', status: 401 })
    },
  )

  test('of an error page is no answer', () => {
    expect(readAnswer(500, false, { state: 'ended', expires_in: 5 })).toEqual({
      kind: 'failed',
      status: 500,
    })
    expect(readAnswer(404, false, { state: 'live', expires_in: 5 })).toEqual({
      kind: 'failed',
      status: 404,
    })
  })

  test.each([
    null,
    undefined,
    'live',
    42,
    true,
    [],
    [1, 2],
    {},
    { expires_in: '60' },
    { expires_in: -1 },
    { expires_in: Number.NaN },
    { expires_in: Number.POSITIVE_INFINITY },
    { expires_in: 1e300 },
    { expires_in: 366 * 86_400 },
    { expires_in: null, lifetime_in: [], key: 5 },
    { expires_in: { valueOf: () => 60 } },
    { key: '' },
    { state: 'LIVE' },
    { expiresIn: 60 },
    JSON.parse('{"__proto__":{"expires_in":60,"state":"ended","key":"x"}}'),
  ])('that is rubbish says nothing: %o', (body) => {
    expect(readAnswer(200, false, body)).toEqual({ kind: 'live', status: 200 })
  })

  test('may say that nothing is left', () => {
    expect(readAnswer(200, false, { expires_in: 0 })).toMatchObject({ expiresIn: 0 })
  })

  test('of any kind is read without harm', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 599 }),
        fc.boolean(),
        fc.anything(),
        (status, redirect, body) => {
          const said = readAnswer(status, redirect, body)
          expect(said.status).toBe(status)
          if (said.kind !== 'live') return
          for (const ms of [said.expiresIn, said.lifetimeIn]) {
            if (ms !== undefined) expect(ms >= 0 && ms < 366 * 86_400_000).toBe(true)
          }
        },
      ),
      runs(500),
    )
  })
})
