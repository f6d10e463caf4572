import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  ADAPTERS,
  identify,
  KEEP_ALIVE,
  LEAVE,
  LOGOUT,
  type Options,
  OURS,
  post,
  type Sent,
  type Site,
  status,
} from './adapters'
import { tinyLedger } from './ledger'

const sites: Site[] = []
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close()
})

const typed = (type: string, body: string | Uint8Array): Sent => ({
  ...{ path: '/session/keep-alive', body, headers: { ...OURS, 'content-type': type } },
})
const long = (bytes: number) => post('/session/keep-alive', KEEP_ALIVE.padEnd(bytes, '&'))
const from = (headers: Record<string, string>, options: Partial<Options> = {}) =>
  [
    { path: '/session/keep-alive', body: KEEP_ALIVE, headers: { 'x-user': 'ada', ...headers } },
    options,
  ] as const
const BOUNDARY = 'multipart/form-data; boundary=b'
const part = (name: string, value: string, more = '') =>
  `--b\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const parts = `${part('event', 'keep-alive')}${part('page', 'p')}${part('n', '1')}`
const message = { event: 'keep-alive', page: 'p', n: 1 }

/** What is sent, and the status of its answer. */
const TABLE: [what: string, status: number, sent: Sent, options?: Partial<Options>][] = [
  ['another path', 404, post('/session/else', KEEP_ALIVE)],
  ['no path at all', 404, post('/', KEEP_ALIVE)],
  ['a slash after it', 404, post('/session/end/', LEAVE)],
  ['a path that names a property', 404, post('/session/constructor', LEAVE)],
  ['an endpoint in the query', 404, post('/session/else?a=/end', LEAVE)],
  ['another query', 200, post('/session/keep-alive?a=b', KEEP_ALIVE)],
  ['another place', 200, post('/a/b/keep-alive', KEEP_ALIVE)],
  ['a keep-alive by GET', 405, { ...status(), path: '/session/keep-alive' }],
  ['an end by GET', 405, { ...status(), path: '/session/end' }],
  ['an end by PUT', 405, { ...post('/session/end', LEAVE), method: 'PUT' }],
  ['a status by POST', 405, post('/session/status', '')],
  ['a preflight', 405, { ...status(), path: '/session/end', method: 'OPTIONS' }],

  ['a page of the site', 200, ...from({ 'sec-fetch-site': 'same-origin' })],
  ['one without a referrer', 200, ...from({ 'sec-fetch-site': 'same-origin', origin: 'null' })],
  ['a sibling domain', 403, ...from({ 'sec-fetch-site': 'same-site' })],
  ['another site', 403, ...from({ 'sec-fetch-site': 'cross-site' })],
  [
    'a site with our origin',
    403,
    ...from({ 'sec-fetch-site': 'cross-site', origin: 'http://app.example' }),
  ],
  ['an address that was typed', 403, ...from({ 'sec-fetch-site': 'none' })],
  ['an older browser', 200, ...from({ origin: 'http://app.example' })],
  ['an older browser elsewhere', 403, ...from({ origin: 'http://app.example.evil' })],
  ['another scheme', 403, ...from({ origin: 'https://app.example' })],
  ['another port', 403, ...from({ origin: 'http://app.example:81' })],
  ['no origin', 403, ...from({})],
  ['an older browser that hides', 403, ...from({ origin: 'null' })],
  [
    'the origin before a proxy',
    200,
    ...from({ origin: 'https://shop.example' }, { origin: 'https://shop.example' }),
  ],
  [
    'the origin behind it',
    403,
    ...from({ origin: 'http://app.example' }, { origin: 'https://shop.example' }),
  ],
  [
    'a page of an app origin',
    200,
    ...from(
      { origin: 'https://b.example', 'sec-fetch-site': 'cross-site' },
      { appOrigins: ['https://b.example'] },
    ),
  ],
  [
    'a page of no app origin',
    403,
    ...from(
      { origin: 'https://c.example', 'sec-fetch-site': 'cross-site' },
      { appOrigins: ['https://b.example'] },
    ),
  ],

  ['4 KiB', 200, long(4096)],
  ['a byte more', 413, long(4097)],
  ['a megabyte', 413, long(1_000_000)],

  [
    'no content type',
    200,
    { path: '/keep-alive', body: new TextEncoder().encode(KEEP_ALIVE), headers: OURS },
  ],
  ['a text', 200, typed('text/plain;charset=UTF-8', KEEP_ALIVE)],
  ['a form', 200, typed('Application/X-WWW-Form-Urlencoded; charset=utf-8', KEEP_ALIVE)],
  ['JSON', 200, typed('application/json', JSON.stringify(message))],
  ['JSON of strings', 200, typed('application/json', JSON.stringify({ ...message, n: '1' }))],
  ['form data', 200, typed(BOUNDARY, `${parts}--b--\r\n`)],
  [
    'form data with a file',
    200,
    typed(BOUNDARY, `${parts}${part('f', 'x', '; filename="a"')}--b--\r\n`),
  ],
  ['form data without a boundary', 400, typed('multipart/form-data', `${parts}--b--\r\n`)],
  ['form data that breaks off', 400, typed(BOUNDARY, parts)],
  ['half of JSON', 400, typed('application/json', '{"event":')],
  ['a list', 400, typed('application/json', '["keep-alive"]')],
  ['null', 400, typed('application/json', 'null')],
  ['an object in it', 400, typed('application/json', '{"event":{"a":1},"page":"p","n":1}')],
  [
    'a prototype',
    400,
    typed('application/json', '{"__proto__":{"event":"keep-alive"},"page":"p","n":1}'),
  ],
  ['another type', 415, typed('application/xml', KEEP_ALIVE)],
  ['a packed body', 415, post('/keep-alive', KEEP_ALIVE, { 'content-encoding': 'gzip' })],

  ['nothing', 400, post('/session/keep-alive', '')],
  ['an unknown event', 400, post('/session/end', 'event=close&page=p&n=1')],
  ['no page', 400, post('/session/end', 'event=logout')],
  ['a leave at the keep-alive', 400, post('/session/keep-alive', LEAVE)],
  ['a logout at the keep-alive', 400, post('/session/keep-alive', LOGOUT)],
  ['a keep-alive at the end', 400, post('/session/end', KEEP_ALIVE)],
  ['a sign of the server', 400, post('/session/keep-alive', 'event=touch&page=p&n=1')],
  ['a broken escape', 400, post('/session/keep-alive', 'event=%ZZ&page=%&n=%00')],
]

describe.each(ADAPTERS)('over %s', (_, create) => {
  test.each(TABLE)('%s is answered %i', async (_, code, sent, options = {}) => {
    const { ledger, stateOf } = tinyLedger()
    await ledger.open('ada')
    const onError = vi.fn()
    const site = await create({ ledger, identify, onError, ...options })
    sites.push(site)
    const got = await site.send(sent)
    expect(got.status).toBe(code)
    expect(got.header('cache-control')).toBe('no-store')
    expect(got.header('set-cookie')).toBeUndefined()
    expect(onError).not.toHaveBeenCalled()
    expect(stateOf('ada').state).toBe('live')
    if (code >= 400) expect(got.json).toEqual({ error: expect.any(String) })
    if (code === 405) expect(got.header('allow')).toMatch(/^(GET|POST)$/)
  })
})
