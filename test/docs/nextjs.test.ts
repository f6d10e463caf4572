import { NextRequest } from 'next/server'
import { afterAll, expect, test, vi } from 'vitest'
import { GET, POST } from '../../docs/servers/examples/nextjs/app/session/[endpoint]/route'
import { register } from '../../docs/servers/examples/nextjs/instrumentation'
import { COOKIE, ledger, sealed } from '../../docs/servers/examples/nextjs/lib/session'
import { config, proxy } from '../../docs/servers/examples/nextjs/proxy'

const ORIGIN = 'https://shop.example'
const same = { 'sec-fetch-site': 'same-origin' }
const page = { ...same, 'sec-fetch-dest': 'document', accept: 'text/html' }

afterAll(() => ledger.close())

async function signedIn(id: string) {
  await ledger.open(id)
  const cookie = `${COOKIE}=${sealed(id)}`
  const ask = (path: string, headers: Record<string, string>) =>
    new NextRequest(ORIGIN + path, { headers: { ...headers, cookie } })
  let n = 0
  const say = (path: string, fields: Record<string, string>) =>
    POST(
      new NextRequest(`${ORIGIN}/session/${path}`, {
        ...{ method: 'POST', headers: { ...same, cookie } },
        body: new URLSearchParams({ page: 'page-1', n: String(++n), ...fields }),
      }),
    )
  return { ask, say }
}
const leftOf = async (id: string) => {
  const state = await ledger.peek(id)
  return 'expiresIn' in state ? state.expiresIn : 0
}
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('the proxy lets a live session pass and slides it by documents alone', async () => {
  const { ask } = await signedIn('slides')
  await rest(60)
  const before = await leftOf('slides')
  const prefetch = await proxy(ask('/account', { ...same, 'sec-fetch-dest': 'empty' }))
  expect(prefetch.headers.get('x-middleware-next')).toBe('1')
  expect(await leftOf('slides')).toBeLessThanOrEqual(before)
  const answer = await proxy(ask('/account', page))
  expect(answer.headers.get('x-middleware-next')).toBe('1')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await leftOf('slides')).toBeGreaterThan(before)
  expect(config.matcher).toEqual(['/account/:path*'])
})

test('whoever is not signed in is sent to sign in', async () => {
  const cookie = `${COOKIE}=someone.forged`
  for (const headers of [page, { ...page, cookie }]) {
    const answer = await proxy(new NextRequest(`${ORIGIN}/account`, { headers }))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${ORIGIN}/sign-in`)
  }
})

test('the route says how long is left, hears keep-alives and leaves', async () => {
  const { ask, say } = await signedIn('leaves')
  const status = await GET(ask('/session/status', same))
  expect(await status.json()).toMatchObject({ state: 'live', expires_in: expect.any(Number) })
  expect((await say('keep-alive', { event: 'keep-alive' })).status).toBe(200)
  expect((await say('end', { event: 'leave', cause: 'close', age: '0' })).status).toBe(204)
  expect((await ledger.peek('leaves')).state).toBe('closing')
})

test('an end is told, and the next page goes where that is said', async () => {
  vi.stubEnv('NEXT_RUNTIME', 'nodejs')
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await register()
  const { ask, say } = await signedIn('ends')
  expect((await say('end', { event: 'logout' })).status).toBe(204)
  await vi.waitFor(() =>
    expect(log).toHaveBeenCalledWith('ended', 'ends', 'logout', { user: 'of ends' }),
  )
  const answer = await proxy(ask('/account?tab=2', page))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`${ORIGIN}/session-expired?from=%2Faccount%3Ftab%3D2`)
})
