import { type Chance, mutate } from './chance'

export interface FuzzedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const METHODS = [
  'POST',
  'POST',
  'POST',
  'POST',
  'GET',
  'GET',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'QUERY',
  'post',
]
const PATHS = [
  ...['/session/end', '/session/keep-alive', '/session/status', '/end', '/a/b/keep-alive'],
  ...['/', '//', '/session', '/end/', '/END', '/%65nd', '/end?x=/status', '/status?', '/__proto__'],
]
const MESSAGES = [
  'event=leave&page=p&n=1&cause=close&age=60000&others=a,b&answering=b',
  'event=leave&page=q&n=2&cause=crash&others=',
  'event=logout&page=p&n=7',
  'event=keep-alive&page=p&n=2&after=q.1,r.2',
  'event=alive&page=p&n=3',
  'csrf=right',
  '{"event":"keep-alive","page":"p","n":1}',
  '{"event":"leave","page":"p","n":1,"cause":"unsure","__proto__":{"a":1}}',
  '--b\r\ncontent-disposition: form-data; name="event"\r\n\r\nalive\r\n--b\r\ncontent-disposition: form-data; name="page"\r\n\r\np\r\n--b\r\ncontent-disposition: form-data; name="n"\r\n\r\n1\r\n--b--\r\n',
]
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'content-type': [
    ...['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-16'],
    ...['application/json', 'text/plain', 'multipart/form-data; boundary=b', 'multipart/form-data'],
    ...['', ';', '/', 'application/xml', 'multipart/form-data; boundary="', 'constructor'],
  ],
  'content-length': ['0', '-1', '4097', '99999999999', 'NaN', '1e9', '0x10', '5, 5'],
  'content-encoding': ['gzip', 'identity', ''],
  'sec-fetch-site': ['same-origin', 'same-origin', 'cross-site', 'same-site', 'none', ''],
  'sec-fetch-dest': ['document', 'empty', 'iframe', ''],
  'sec-purpose': ['prefetch', 'prefetch;prerender', 'x'],
  accept: ['text/html', '*/*', ''],
  origin: ['http://app.example', 'https://evil.example', 'null', '', '://', 'http://app.example/'],
  'x-user': ['ada', 'grace', 'ended', '', '__proto__', 'x'.repeat(5000)],
  host: ['app.example', '', 'evil.example', 'a b', ':::'],
}
const USUAL = { 'sec-fetch-site': 'same-origin', 'x-user': 'ada' }

/** Bytes that a header may hold; what it may not, no server hands on. */
const headerSafe = (text: string) => text.replace(/[^\x20-\x7e\x80-\xff]/g, '').trim()

function headersOf(chance: Chance): Record<string, string> {
  const headers: Record<string, string> = chance.often(0.8) ? { ...USUAL } : {}
  for (const [name, values] of Object.entries(HEADERS)) {
    if (!chance.often(name === 'content-type' ? 0.7 : 0.15)) continue
    const value = chance.one(values)
    headers[name] = headerSafe(chance.often(0.15) ? mutate(chance, value) : value)
  }
  return headers
}

function bodyOf(chance: Chance): string {
  if (chance.often(0.05)) return chance.some(200, chance.letter)
  let body = chance.one(MESSAGES)
  while (chance.often(0.4)) body = mutate(chance, body)
  if (chance.often(0.05)) body += `&${chance.one(MESSAGES)}`
  return chance.often(0.01) ? body.padEnd(4090 + chance.below(20), '&') : body
}

export function randomRequest(chance: Chance): FuzzedRequest {
  const method = chance.one(METHODS)
  const path = chance.one(PATHS)
  const bare = method === 'GET' || method === 'HEAD'
  return {
    method,
    path: chance.often(0.1) ? `/${mutate(chance, path)}` : path,
    headers: headersOf(chance),
    body: bare ? undefined : bodyOf(chance),
  }
}
