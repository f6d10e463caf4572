import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { sessionEndpoints as webEndpoints } from '../../../src/server'
import { sessionEndpoints as nodeEndpoints } from '../../../src/server/node'
import type { EndpointOptions } from '../../../src/server/options'
import type { Unavailable, Visit } from '../../../src/server/visit'
import { ask, headerOfNode, listen } from './adapters'
import { tinyLedger } from './ledger'

const MINUTE = 60_000
const HTML = { 'content-type': 'text/html; charset=utf-8' }

interface Given {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly status?: number
  readonly answer?: Readonly<Record<string, string>>
}
type Options = Pick<EndpointOptions<never>, 'values'>
type Touch = (given: Given) => Promise<Visit | Unavailable>
type Start = (tiny: ReturnType<typeof tinyLedger>, options?: Options) => Promise<Touch>

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})
const onError = vi.fn()
afterEach(() => onError.mockClear())

const web: Start = async ({ ledger }, options = {}) => {
  const { touch } = webEndpoints({
    ...{ ledger, onError, ...options },
    identify: ({ headers }) => headers.get('x-user'),
    activity: ({ headers }) => headers.has('x-active'),
  })
  return ({ method = 'GET', headers, status = 200, answer = HTML }) =>
    touch(
      new Request('http://app.example/page', { method, headers: { 'x-user': 'ada', ...headers } }),
      new Response(null, { status, headers: { ...answer } }),
    )
}

const node: Start = async ({ ledger }, options = {}) => {
  const { touch } = nodeEndpoints({
    ...{ ledger, onError, ...options },
    identify: (req) => headerOfNode(req)('x-user'),
    activity: (req) => req.headers['x-active'] !== undefined,
  })
  let seen: Visit | Unavailable | undefined
  let given: Given = {}
  const app = (req: IncomingMessage, res: ServerResponse) => {
    seen = req.lastcall
    for (const [name, value] of Object.entries(given.answer ?? HTML)) res.setHeader(name, value)
    res.statusCode = given.status ?? 200
    res.end()
  }
  const server = createServer((req, res) => void touch(req, res, () => app(req, res)))
  const port = await listen(server)
  closing.push(() => server.close())
  return async (next) => {
    given = next
    const { method = 'GET', headers } = next
    await ask(port, { path: '/page', method, headers: { 'x-user': 'ada', ...headers } })
    return seen as Visit
  }
}

const DOCUMENT = { 'sec-fetch-dest': 'document' }
const BROWSER = { accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' }
const PLAIN = { 'content-type': 'text/plain' }

/** What was asked for and answered; whether it slides, and whether it counts as a page. */
const TABLE: readonly (readonly [string, Given, boolean, boolean])[] = [
  ['a page', { headers: DOCUMENT }, true, true],
  ['a page of an older browser', { headers: BROWSER }, true, true],
  ['a page that was posted for', { headers: DOCUMENT, method: 'POST' }, true, true],
  ['a page that is not found', { headers: DOCUMENT, status: 404 }, true, true],
  ['XHTML', { headers: DOCUMENT, answer: { 'content-type': 'application/xhtml+xml' } }, true, true],
  ['a download', { headers: DOCUMENT, answer: PLAIN }, true, false],
  [
    'a page to be saved',
    { headers: DOCUMENT, answer: { ...HTML, 'content-disposition': 'attachment; filename=a' } },
    true,
    false,
  ],
  ['a redirect', { headers: DOCUMENT, status: 303 }, true, false],
  ['no content', { headers: DOCUMENT, status: 204, answer: {} }, true, false],
  ['an error of the server', { headers: DOCUMENT, status: 500 }, true, false],
  ['an answer without a type', { headers: DOCUMENT, answer: {} }, true, false],
  ['a frame', { headers: { 'sec-fetch-dest': 'iframe', ...BROWSER } }, false, false],
  ['a script that fetches', { headers: { 'sec-fetch-dest': 'empty', ...BROWSER } }, false, false],
  ['a script of an older browser', { headers: { accept: '*/*' } }, false, false],
  ['a HEAD', { headers: DOCUMENT, method: 'HEAD' }, false, false],
  ['a PUT', { headers: DOCUMENT, method: 'PUT' }, false, false],
  ['a page fetched ahead', { headers: { ...DOCUMENT, 'sec-purpose': 'prefetch' } }, false, false],
  [
    'one to prerender',
    { headers: { ...DOCUMENT, 'sec-purpose': 'prefetch;prerender' } },
    false,
    false,
  ],
  ['what the app calls active', { headers: { 'x-active': '1' } }, true, false],
  [
    'activity fetched ahead',
    { headers: { 'x-active': '1', 'sec-purpose': 'prefetch' } },
    false,
    false,
  ],
]

describe.each([
  ['the Web', web],
  ['node:http', node],
])('over %s', (_, start) => {
  test.each(TABLE)('%s: slides and counts as it should', async (_, given, slides, counts) => {
    const tiny = tinyLedger()
    await tiny.ledger.open('ada')
    tiny.pass(MINUTE)
    const touch = await start(tiny)
    const left = (slides ? 20 : 19) * MINUTE
    expect(await touch(given)).toEqual({
      ...{ state: 'live', id: 'ada', expiresIn: left, lifetimeIn: Infinity },
    })
    expect(tiny.stateOf('ada')).toMatchObject({ expiresIn: left })
    expect(tiny.calls.includes('document ada')).toBe(counts)
  })

  test('nobody who is signed in is new, and nothing is asked', async () => {
    const tiny = tinyLedger()
    const touch = await start(tiny)
    expect(await touch({ headers: { ...DOCUMENT, 'x-user': '' } })).toEqual({ state: 'new' })
    expect(tiny.calls).toEqual([])
  })

  test('what has ended is expired, says why and stays so', async () => {
    const tiny = tinyLedger()
    await tiny.ledger.open('ada')
    tiny.pass(20 * MINUTE)
    const touch = await start(tiny)
    const visit = await touch({ headers: DOCUMENT })
    expect(visit).toEqual({ state: 'expired', id: 'ada', reason: 'idle' })
    expect(tiny.stateOf('ada').state).toBe('ended')
  })

  test('a document opens what the ledger does not know, anything else does not', async () => {
    const touch = await start(tinyLedger())
    expect(await touch({})).toEqual({ state: 'expired', id: 'ada' })
    expect(await touch({ headers: DOCUMENT })).toMatchObject({ state: 'live' })
  })

  test('with a store only what that has is opened, by whatever is asked', async () => {
    const values = { read: (id: string) => (id === 'ada' ? {} : null), destroy: () => undefined }
    const touch = await start(tinyLedger(), { values })
    const eve = { 'x-user': 'eve' }
    expect(await touch({ headers: { ...DOCUMENT, ...eve } })).toEqual({
      state: 'expired',
      id: 'eve',
    })
    expect(await touch({})).toMatchObject({ state: 'live' })
  })

  test('a ledger that is away stops no page, and is told of', async () => {
    const tiny = tinyLedger()
    const touch = await start(tiny)
    tiny.goAway()
    expect(await touch({ headers: DOCUMENT })).toEqual({ state: 'unavailable' })
    expect(onError).toHaveBeenCalledOnce()
  })
})

describe('over the Web', () => {
  const request = (signal?: AbortSignal) =>
    new Request('http://app.example/page', {
      ...{ headers: { 'x-user': 'ada', ...DOCUMENT }, ...(signal && { signal }) },
    })
  const site = () => {
    const tiny = tinyLedger()
    const identify = ({ headers }: Request) => headers.get('x-user')
    return { ...tiny, ...webEndpoints({ ledger: tiny.ledger, identify, onError }) }
  }

  test('a document whose answer is not known counts by its request', async () => {
    const { touch, calls } = site()
    await touch(request())
    expect(calls).toEqual(['document ada'])
  })

  test('a page that nobody waits for any more shows nobody', async () => {
    const { touch, calls } = site()
    await touch(request(AbortSignal.abort()), new Response('', { headers: HTML }))
    expect(calls).toEqual(['peek ada'])
  })

  test('visit only looks, and rejects while nobody knows', async () => {
    const { visit, calls, goAway, ledger } = site()
    await ledger.open('ada')
    expect(await visit(request())).toMatchObject({ state: 'live', id: 'ada' })
    expect(calls).toEqual(['open ada', 'peek ada'])
    goAway()
    await expect(visit(request())).rejects.toMatchObject({ name: 'LedgerUnavailableError' })
  })
})

describe('over node:http', () => {
  const site = async (app: (req: IncomingMessage, res: ServerResponse) => void) => {
    const tiny = tinyLedger()
    const identify = (req: IncomingMessage) => headerOfNode(req)('x-user')
    const lastcall = nodeEndpoints({ ledger: tiny.ledger, identify, onError })
    const server = createServer((req, res) => void lastcall.touch(req, res, () => app(req, res)))
    closing.push(() => server.close())
    const port = await listen(server)
    return { ...tiny, port, lastcall }
  }
  const page = { method: 'GET', path: '/', headers: { 'x-user': 'ada', ...DOCUMENT } }

  test.each<[string, (res: ServerResponse) => unknown]>([
    ['an object', (res) => res.writeHead(200, { 'Content-Type': 'text/html' })],
    [
      'a reason and an object',
      (res) => res.writeHead(200, 'Fine', { 'content-type': 'text/html' }),
    ],
    ['a flat list', (res) => res.writeHead(200, ['Content-Type', 'text/html'] as never)],
    ['pairs', (res) => res.writeHead(200, [['content-type', 'text/html']] as never)],
    ['setHeader', (res) => res.setHeader('content-type', 'text/html')],
    [
      'setHeader, then writeHead',
      (res) => res.setHeader('Content-Type', 'text/html').writeHead(200),
    ],
  ])('headers that were set by %s are understood', async (_, write) => {
    const { calls, port } = await site((_, res) => {
      write(res)
      res.write('a')
      res.end('b')
    })
    const got = await ask(port, page)
    expect([got.status, got.text, got.header('content-type')]).toEqual([200, 'ab', 'text/html'])
    expect(calls).toEqual(['touch ada', 'document ada'])
  })

  test('a page counts when its answer begins, not when it ends', async () => {
    const counted: boolean[] = []
    const { calls, port } = await site((_, res) => {
      res.setHeader('content-type', 'text/html')
      counted.push(calls.includes('document ada'))
      res.flushHeaders()
      counted.push(calls.includes('document ada'))
      res.end()
    })
    await ask(port, page)
    expect(counted).toEqual([false, true])
  })

  test('a page that nobody waits for any more does not count', async () => {
    const { calls, port } = await site((req, res) => {
      req.socket.destroy()
      res.writeHead(200, { 'content-type': 'text/html' }).end()
    })
    await ask(port, page).catch(() => undefined)
    expect(calls).toEqual(['touch ada'])
  })

  test('a ledger that goes away as a page is answered does not break it', async () => {
    const { port, goAway } = await site((_, res) => {
      goAway()
      res.writeHead(200, { 'content-type': 'text/html' }).end('page')
    })
    expect((await ask(port, page)).text).toBe('page')
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce())
  })

  test('visit only looks, and rejects while nobody knows', async () => {
    const seen: unknown[] = []
    const { port, lastcall, goAway } = await site((req, res) => {
      lastcall.visit(req).then(
        (visit) => seen.push(visit.state),
        (error: Error) => seen.push(error.name),
      )
      res.end()
    })
    await ask(port, page)
    goAway()
    await ask(port, page)
    expect(seen).toEqual(['live', 'LedgerUnavailableError'])
  })
})
