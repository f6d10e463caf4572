import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asking, says, trickling } from '../fakes/fetch'
import { partial } from '../fakes/recorder'

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const TEN = 10_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an answer', () => {
  test('is read as JSON where it says that it is', async () => {
    expect(await says('{"expires_in": 60, "key": "k"}')).toMatchObject({
      kind: 'live',
      expiresIn: 60_000,
      key: 'k',
    })
  })

  test('in pieces is read to its end', async () => {
    const pieces = ['{"expires', '_in": 6', '0}']
    const { outcome } = asking(
      (signal) =>
        new Response(
          new ReadableStream({
            start(controller) {
              for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
              controller.close()
              signal.throwIfAborted()
            },
          }),
          { headers: JSON_TYPE },
        ),
    )
    expect(await outcome).toMatchObject({ expiresIn: 60_000 })
  })

  test.each([
    ['a word', 'ok', { headers: { 'content-type': 'text/html' } }],
    ['nothing', null, { status: 204 }],
    ['an empty text', '', { headers: JSON_TYPE }],
    ['broken JSON', '{"expires_in": 60', { headers: JSON_TYPE }],
    ['null', 'null', { headers: JSON_TYPE }],
    [
      'a JSON of more than 4096 letters',
      `{"expires_in":60,"x":"${'x'.repeat(5000)}"}`,
      { headers: JSON_TYPE },
    ],
  ])('of %s is an answer, and says no more', async (_, body, init) => {
    const outcome = await says(body, init)
    expect(outcome).toMatchObject({ kind: 'live' })
    expect(outcome).not.toHaveProperty('expiresIn', 60_000)
  })

  test('of JSON without its type is understood', async () => {
    const headers = { 'content-type': 'text/plain' }
    expect(await says('{"expires_in":60}', { headers })).toMatchObject({ expiresIn: 60_000 })
  })

  test('of HTML is a sign-in page, which extends nothing', async () => {
    const headers = { 'content-type': 'text/html' }
    expect(await says('\n<!doctype html>', { headers })).toEqual({ kind: 'failed', status: 200 })
  })

  test('without an end is given up early, not read', async () => {
    const { outcome } = asking(
      (signal) =>
        new Response(trickling(signal, Number.POSITIVE_INFINITY, 'x'.repeat(3000)), {
          headers: JSON_TYPE,
        }),
    )
    await vi.advanceTimersByTimeAsync(2000)
    expect(await outcome).toMatchObject({ kind: 'live', status: 200 })
  })

  test('that redirects means gone', async () => {
    const opaque = partial<Response>({
      status: 0,
      type: 'opaqueredirect',
      headers: new Headers(),
      body: null,
    })
    expect(await asking(() => opaque).outcome).toEqual({ kind: 'gone', status: 0 })
  })

  test('says after what time to ask again', async () => {
    const headers = { 'retry-after': '60' }
    expect(await says('later', { status: 503, headers })).toMatchObject({ retryIn: 60_000 })
  })

  test('that is an error is a failure, with its status', async () => {
    expect(await says('oh', { status: 500 })).toEqual({ kind: 'failed', status: 500 })
    expect(await says('{"reason":"logout"}', { status: 401, headers: JSON_TYPE })).toEqual({
      kind: 'gone',
      status: 401,
      reason: 'logout',
    })
  })
})

describe('a request', () => {
  test('follows no redirect and reads no cache, whatever it is', () => {
    const { sent } = asking(() => new Response(), { method: 'POST', headers: { 'x-csrf': 'a' } })
    expect(sent).toMatchObject([
      { method: 'POST', headers: { 'x-csrf': 'a' }, redirect: 'manual', cache: 'no-store' },
    ])
  })

  test('that hangs is given up in time', async () => {
    const { outcome } = asking(() => new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(TEN)
    expect(await outcome).toEqual({ kind: 'failed', status: 0 })
  })

  test('whose body trickles in is given up in time', async () => {
    const { outcome } = asking(
      (signal) => new Response(trickling(signal, 60), { headers: JSON_TYPE }),
    )
    await vi.advanceTimersByTimeAsync(TEN)
    expect(await outcome).toEqual({ kind: 'failed', status: 0 })
  })

  test.each([new TypeError('Failed to fetch'), 'no error at all'])(
    'that fails with %o never rejects',
    async (error) => {
      expect(await asking(() => Promise.reject(error)).outcome).toEqual({
        kind: 'failed',
        status: 0,
      })
    },
  )

  test('leaves no timer behind', async () => {
    await says('{}')
    await asking(() => Promise.reject(new Error('x'))).outcome
    expect(vi.getTimerCount()).toBe(0)
  })
})
