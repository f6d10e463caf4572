import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDemo } from '../../demo/server/app'

const ORIGIN = 'http://localhost:3000'
const DOCUMENT = { 'sec-fetch-dest': 'document', accept: 'text/html' }
const OWN = { 'sec-fetch-site': 'same-origin' }

let demo: Awaited<ReturnType<typeof createDemo>>

beforeEach(async () => {
  const timing = { grace: 20 }
  demo = await createDemo({ appOrigin: ORIGIN, otherOrigin: 'http://127.0.0.1:3001', timing })
})
afterEach(() => demo.close())

const ask = async (path: string, init: RequestInit = {}) =>
  demo.app.request(new Request(ORIGIN + path, { redirect: 'manual', ...init }))

const signIn = async (cookie = '') => {
  const body = new URLSearchParams({ name: 'Ada' })
  const answer = await ask('/sign-in', { method: 'POST', body, headers: { ...OWN, cookie } })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

const opens = (cookie: string, path = '/accounts') =>
  ask(path, { headers: { ...DOCUMENT, cookie } })

const csrfOf = async (cookie: string) =>
  /name="csrf" value="([^"]+)"/.exec(await (await opens(cookie)).text())![1]!

const tells = (cookie: string, fields: Record<string, string>, headers = {}) =>
  ask(`/session/${fields.event === 'keep-alive' ? 'keep-alive' : 'end'}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { ...OWN, ...headers, cookie },
  })

const ended = (reason: string) =>
  vi.waitFor(() => expect(demo.journal.log().sessions.at(-1)?.reason).toBe(reason))

const leave = { event: 'leave', page: 'p', n: '1', cause: 'close', age: '0' }

test('a login by another one ends the first and has a new id', async () => {
  const first = await signIn()
  const second = await signIn(first)
  expect(second).not.toBe(first)
  await vi.waitFor(() => expect(demo.journal.log().sessions[0]?.reason).toBe('logout'))
  expect((await opens(first)).status).toBe(303)
  expect((await opens(second)).status).toBe(200)
})

test('an id that the bank has not given opens nothing', async () => {
  const answer = await opens('harbour=made-up')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/session-expired?from=%2Faccounts')
  expect((await tells('harbour=made-up', { event: 'keep-alive', page: 'p', n: '1' })).status).toBe(
    401,
  )
})

test('a closed tab ends the session after the grace, once', async () => {
  const cookie = await signIn()
  const csrf = await csrfOf(cookie)
  expect((await tells(cookie, { ...leave, csrf })).status).toBe(204)
  await ended('closed')
  const { entries } = demo.journal.log().sessions[0]!
  expect(entries.filter(({ kind }) => kind === 'end')).toHaveLength(1)
  expect((await opens(cookie)).status).toBe(303)
})

test('without the token of the page nobody ends a session', async () => {
  const cookie = await signIn()
  for (const event of ['leave', 'logout']) {
    expect((await tells(cookie, { ...leave, event, csrf: 'guessed' })).status).toBe(403)
  }
  expect((await tells(cookie, {}, DOCUMENT)).status).toBe(403)
  expect((await opens(cookie)).status).toBe(200)
})

test('the sign-out form works without script', async () => {
  const cookie = await signIn()
  const answer = await tells(cookie, { csrf: await csrfOf(cookie) }, DOCUMENT)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/signed-out')
  await ended('logout')
})

test('a page slides the session; what a script or a prefetch asks for does not', async () => {
  const cookie = await signIn()
  const idleAt = () => demo.journal.log().sessions[0]!.idleAt
  const before = idleAt()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await ask('/api/transactions', { headers: { 'sec-fetch-dest': 'empty', cookie } })
  await ask('/accounts', { headers: { ...DOCUMENT, 'sec-purpose': 'prefetch', cookie } })
  expect(idleAt()).toBe(before)
  await opens(cookie)
  expect(idleAt()).toBeGreaterThan(before)
})

test('what a script asks for is refused by a 401 when the session is over', async () => {
  const cookie = await signIn()
  await tells(cookie, { csrf: await csrfOf(cookie) }, DOCUMENT)
  const answer = await ask('/api/transactions', { headers: { 'sec-fetch-dest': 'empty', cookie } })
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({ state: 'ended', reason: 'logout' })
})
