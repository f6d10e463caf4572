import { beforeEach, describe, expect, test, vi } from 'vitest'
import { serveAsWitness } from '../../src/wire/witness'
import { partial } from '../fakes/recorder'
import { SECOND, T0 } from '../fakes/rules'

const URL = 'https://app.example/out'
let scope: { onconnect: ((event: MessageEvent) => void) | null }
let sent: [string, RequestInit][]
let now: number

/** A page that joins the worker, by what it posts to it. */
const join = () => {
  const port: { onmessage?: (event: MessageEvent) => void } = {}
  scope.onconnect?.(partial<MessageEvent>({ ports: [port] }))
  return (data: unknown) => port.onmessage?.(partial<MessageEvent>({ data }))
}
const leaving = (page: string, ...others: string[]) => ({
  ...{ page, others },
  ...{ url: URL, body: `event=leave&page=${page}` },
})

beforeEach(() => {
  sent = []
  now = T0
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push([url, init])
    return new Response()
  })
  scope = { onconnect: null }
  serveAsWitness(scope)
})
const bodies = () => sent.map(([, { body }]) => String(body))

describe('a witness', () => {
  test('sends the letter of the last of the pages that die together, once', () => {
    const [one, two, three] = [join(), join(), join()]
    one(leaving('a', 'b', 'c'))
    two(leaving('b', 'a', 'c'))
    expect(sent).toEqual([])
    three(leaving('c', 'a', 'b'))
    expect(bodies()).toEqual(['event=leave&page=c'])
  })

  test('sends it as a page would: with cookies, and though it dies itself', () => {
    join()(leaving('a'))
    expect(sent).toMatchObject([
      [URL, { method: 'POST', keepalive: true, credentials: 'include', redirect: 'manual' }],
    ])
    expect(sent[0]?.[1].body).toBeInstanceOf(URLSearchParams)
  })

  test('sends nothing while one of them is open', () => {
    join()(leaving('a', 'b'))
    expect(sent).toEqual([])
  })

  test('sends nothing where one came back meanwhile', () => {
    const [one, two] = [join(), join()]
    one(leaving('a', 'b'))
    one({ page: 'a' })
    two(leaving('b', 'a'))
    expect(sent).toEqual([])
  })

  test('sends nothing where the last one leaves long after', () => {
    const [one, two] = [join(), join()]
    one(leaving('a', 'b'))
    now += 11 * SECOND
    two(leaving('b', 'a'))
    expect(sent).toEqual([])
  })

  test('goes on where the network fails', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('offline')
    })
    join()(leaving('a'))
    await Promise.resolve()
    expect(() => join()(leaving('b'))).not.toThrow()
  })
})

describe('what anything else on the origin may post', () => {
  test.each([
    undefined,
    null,
    7,
    'a',
    [],
    {},
    { page: 7 },
    { others: [], url: URL, body: '' },
    { page: ['a'], others: [], url: URL, body: '' },
    { page: 'x', others: 'a', url: URL, body: '' },
    { page: 'x', others: [7], url: URL, body: '' },
    { page: 'x', others: [], url: 7, body: '' },
    { page: 'x', others: [], url: URL, body: { a: 1 } },
    { page: 'x', others: [], url: URL },
    { page: 'x', others: [], body: '' },
  ])('sends nothing and keeps nobody from being the last: %j', (data) => {
    const stranger = join()
    expect(() => stranger(data)).not.toThrow()
    expect(sent).toEqual([])
    const [one, two] = [join(), join()]
    one(leaving('a', 'b'))
    stranger(data)
    two(leaving('b', 'a'))
    expect(bodies()).toEqual(['event=leave&page=b'])
  })
})

test('a connection without a port is none', () => {
  expect(() => scope.onconnect?.(partial<MessageEvent>({ ports: [] }))).not.toThrow()
})
