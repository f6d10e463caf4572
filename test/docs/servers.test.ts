import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { SessionLedger } from 'lastcall/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')
const folder = 'docs/servers'

const shown = readdirSync(root + folder)
  .filter((name) => name.endsWith('.md'))
  .flatMap((page) =>
    [...read(`${folder}/${page}`).matchAll(/<!-- (\S+) -->\n\n```\w+\n([\s\S]*?)```\n/g)].map(
      ([, file = '', code]) => ({ page, file, code }),
    ),
  )

test.each(shown)('$page shows $file as it is', ({ file, code }) => {
  expect(code).toBe(read(file))
})

test('every example is on a page', () => {
  const files = readdirSync(`${root + folder}/examples`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[.]\w+$/.test(name))
    .map((name) => `${folder}/examples/${name}`)
  expect(shown.map(({ file }) => file).sort()).toEqual(files.sort())
})

/** A browser of one page, as far as the endpoints see one. */
function createVisitor(origin: string) {
  let cookie = ''
  let n = 0
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' })
    cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie
    return response
  }
  const same = { 'sec-fetch-site': 'same-origin' }
  const document = { ...same, 'sec-fetch-dest': 'document', accept: 'text/html' }
  return {
    ask,
    same,
    open: (path: string) => ask(path, { headers: document }),
    submit: (path: string) =>
      ask(path, { method: 'POST', headers: document, body: new URLSearchParams() }),
    say: (path: string, fields: Record<string, string>) =>
      ask(`/session/${path}`, {
        ...{ method: 'POST', headers: { ...same, origin } },
        body: new URLSearchParams({ page: 'page-1', n: String(++n), ...fields }),
      }),
    status: () => ask('/session/status', { headers: same }),
  }
}

interface Example {
  readonly ledger: SessionLedger
  /** Whether the application's own session is there. */
  readonly has: (id: string) => unknown
  readonly port: () => number
  readonly close: () => unknown
}

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port

const EXAMPLES: readonly [string, () => Promise<Example>][] = [
  [
    'express',
    async () => {
      const { ledger, server, values } = await import('../../docs/servers/examples/express')
      return {
        ...{ ledger, has: values.read, port: () => portOf(server) },
        close: () => server.close(),
      }
    },
  ],
  [
    'fastify',
    async () => {
      const { app, ledger, sessions } = await import('../../docs/servers/examples/fastify')
      return {
        ...{ ledger, has: (id) => sessions.get(id), port: () => portOf(app.server) },
        close: () => app.close(),
      }
    },
  ],
  [
    'hono',
    async () => {
      const { ledger, server, sessions } = await import('../../docs/servers/examples/hono')
      return {
        ...{ ledger, has: (id) => sessions.get(id), port: () => portOf(server) },
        close: () => server.close(),
      }
    },
  ],
]

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(EXAMPLES)('the example for %s', (_, start) => {
  let example: Example
  let origin = ''

  beforeAll(async () => {
    vi.stubEnv('PORT', '0')
    example = await start()
    await vi.waitFor(() => expect(example.port()).toBeGreaterThan(0))
    origin = `http://localhost:${example.port()}`
  })
  beforeEach(() => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
  })
  afterAll(async () => {
    await example.close()
    await example.ledger.close()
  })

  /** Signs in; the id is what the ledger is asked for from then on. */
  async function signedIn() {
    const asked = vi.spyOn(example.ledger, 'open')
    const visitor = createVisitor(origin)
    const answer = await visitor.submit('/sign-in')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/account')
    const id = asked.mock.lastCall![0]
    asked.mockRestore()
    return { ...visitor, id }
  }
  const leftOf = async (id: string) => {
    const state = await example.ledger.peek(id)
    return 'expiresIn' in state ? state.expiresIn : 0
  }

  test('whoever is not signed in is sent to sign in', async () => {
    const { open, status } = createVisitor(origin)
    const answer = await open('/account')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/sign-in\b/)
    expect((await status()).status).toBe(401)
  })

  test('a cookie that was not signed by us is nobody', async () => {
    const { id } = await signedIn()
    for (const cookie of [`connect.sid=s%3A${id}.forged`, `sid=${id}.forged`, `sid=${id}`]) {
      const { status } = await fetch(`${origin}/session/status`, { headers: { cookie } })
      expect(status).toBe(401)
    }
  })

  test('a page is shown, names the endpoints, and is never kept', async () => {
    const { open, ask } = await signedIn()
    const answer = await open('/account')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const html = await answer.text()
    expect(html).toContain('data-session-url="/session"')
    expect(html).toContain('Ada')
    expect((await ask('/session/else')).status).toBe(404)
  })

  test('a document and a keep-alive slide, a status does not', async () => {
    const { open, say, status, id } = await signedIn()
    await rest(60)
    const before = await leftOf(id)
    expect((await status()).status).toBe(200)
    expect(await leftOf(id)).toBeLessThanOrEqual(before)
    expect((await say('keep-alive', { event: 'keep-alive' })).status).toBe(200)
    expect(await leftOf(id)).toBeGreaterThan(before)
    await rest(60)
    const later = await leftOf(id)
    await open('/account')
    expect(await leftOf(id)).toBeGreaterThan(later)
  })

  test('a leave of the only page closes the session, and its next sign answers', async () => {
    const { open, say, id } = await signedIn()
    await open('/account')
    await say('keep-alive', { event: 'alive' })
    const leave = { event: 'leave', cause: 'close', age: '0' }
    expect((await say('end', leave)).status).toBe(204)
    expect((await example.ledger.peek(id)).state).toBe('closing')
    expect((await say('keep-alive', { event: 'alive' })).status).toBe(200)
    expect((await example.ledger.peek(id)).state).toBe('live')
  })

  test('a sign-out ends it: told with what was in it, then destroyed, and the next page says why', async () => {
    const { open, say, status, id } = await signedIn()
    expect(await example.has(id)).toBeTruthy()
    expect((await say('end', { event: 'logout' })).status).toBe(204)
    await vi.waitFor(() => expect(console.log).toHaveBeenCalledWith('ended', 'logout', 'Ada'))
    await vi.waitFor(async () => expect(await example.has(id)).toBeFalsy())

    const answer = await open('/account')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/session-expired/)
    expect(await (await status()).json()).toMatchObject({ state: 'ended', reason: 'logout' })
    expect(await (await open('/session-expired')).text()).toContain('(logout)')
    // The cookie is gone with that page.
    expect((await open('/account')).headers.get('location')).toMatch(/^\/sign-in\b/)
  })

  test('what a script asks for is answered 401 when the session is over', async () => {
    const { ask, same, say } = await signedIn()
    await say('end', { event: 'logout' })
    const answer = await ask('/account', { headers: { ...same, accept: 'application/json' } })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ state: 'ended' })
  })

  test('the form signs out without script', async () => {
    const { submit, id } = await signedIn()
    const answer = await submit('/session/end')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/signed-out')
    expect(await example.ledger.peek(id)).toEqual({ state: 'ended', reason: 'logout' })
  })

  test('another site may do nothing', async () => {
    const { ask, id } = await signedIn()
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const body = new URLSearchParams({ event: 'logout', page: 'page-1', n: '1' })
    const answer = await ask('/session/end', { method: 'POST', headers, body })
    expect(answer.status).toBe(403)
    expect((await example.ledger.peek(id)).state).toBe('live')
  })
})
