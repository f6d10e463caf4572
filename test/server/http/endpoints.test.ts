import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  ADAPTERS,
  ALIVE,
  identify,
  KEEP_ALIVE,
  LEAVE,
  LOGOUT,
  type Options,
  OURS,
  post,
  type Site,
  status,
} from './adapters'
import { tinyLedger } from './ledger'

const MINUTE = 60_000
const sites: Site[] = []
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close()
})

describe.each(ADAPTERS)('over %s', (_, create) => {
  const start = async (options: Partial<Options> = {}) => {
    const tiny = tinyLedger()
    const onError = vi.fn()
    const site = await create({ ledger: tiny.ledger, identify, onError, ...options })
    sites.push(site)
    return { ...tiny, ...site, onError }
  }

  describe('keep-alive', () => {
    test('slides the session and says how long is left, in whole seconds rounded down', async () => {
      const { send, ledger, pass } = await start()
      await ledger.open('ada', { lifetime: '8h' })
      pass(10_001)
      const got = await send(post('/session/keep-alive', KEEP_ALIVE))
      expect(got.status).toBe(200)
      expect(got.json).toEqual({
        ...{ state: 'live', expires_in: 1200, lifetime_in: 8 * 3600 - 11 },
        key: expect.stringMatching(/^[\w-]{16}$/),
      })
      expect(got.header('content-type')).toBe('application/json')
      expect(got.header('cache-control')).toBe('no-store')
      expect(got.header('set-cookie')).toBeUndefined()
    })

    test('says no lifetime where there is none, and nothing of a page that is closing', async () => {
      const { send, ledger, stateOf } = await start()
      await ledger.open('ada')
      await send(post('/session/end', LEAVE))
      expect(stateOf('ada').state).toBe('closing')
      const { json } = await send(status())
      expect(json).toEqual({ state: 'live', expires_in: 1200, key: expect.any(String) })
    })

    test('does not slide by an alive, which is heard all the same', async () => {
      const { send, ledger, pass, stateOf } = await start()
      await ledger.open('ada')
      await send(post('/session/end', LEAVE))
      pass(5_000)
      const got = await send(post('/session/keep-alive', 'event=alive&page=q&n=1&after=p.2'))
      expect(got.json).toMatchObject({ expires_in: 1195 })
      expect(stateOf('ada').state).toBe('live')
    })

    test('opens what the ledger does not know', async () => {
      const { send } = await start()
      expect((await send(status())).status).toBe(401)
      expect((await send(post('/session/keep-alive', ALIVE))).status).toBe(401)
      expect((await send(post('/session/keep-alive', KEEP_ALIVE))).status).toBe(200)
      expect((await send(status())).status).toBe(200)
    })

    test('is no activity if it was fetched ahead', async () => {
      const { send, ledger, pass } = await start()
      await ledger.open('ada')
      pass(MINUTE)
      const ahead = post('/session/keep-alive', KEEP_ALIVE, { 'sec-purpose': 'prefetch;prerender' })
      expect((await send(ahead)).json).toMatchObject({ expires_in: 1140 })
    })
  })

  test('status never slides', async () => {
    const { send, ledger, pass } = await start()
    await ledger.open('ada')
    pass(MINUTE)
    expect((await send(status())).json).toMatchObject({ expires_in: 1140 })
    expect((await send(status())).json).toMatchObject({ expires_in: 1140 })
  })

  test('a session that has ended is a 401 with its reason, and stays ended', async () => {
    const { send, ledger, pass } = await start()
    await ledger.open('ada')
    pass(20 * MINUTE)
    for (const sent of [status(), post('/session/keep-alive', KEEP_ALIVE)]) {
      const got = await send(sent)
      expect([got.status, got.json]).toEqual([401, { state: 'ended', reason: 'idle' }])
      expect(got.header('cache-control')).toBe('no-store')
    }
  })

  test('a leave closes the session, and a page that speaks up keeps it', async () => {
    const { send, ledger, pass, stateOf } = await start()
    await ledger.open('ada')
    const got = await send(post('/session/end', LEAVE))
    expect([got.status, got.text]).toEqual([204, ''])
    expect(got.header('cache-control')).toBe('no-store')
    pass(10_000)
    expect(stateOf('ada')).toEqual({ state: 'ended', reason: 'closed' })
  })

  test('a logout ends the session, and can be said twice', async () => {
    const { send, ledger, stateOf } = await start()
    await ledger.open('ada')
    for (const _ of 'ab') expect((await send(post('/session/end', LOGOUT))).status).toBe(204)
    expect(stateOf('ada')).toEqual({ state: 'ended', reason: 'logout' })
  })

  test('the end of a session that the ledger has lost is told, too', async () => {
    const { send, stateOf } = await start()
    await send(post('/session/end', LOGOUT))
    expect(stateOf('ada')).toEqual({ state: 'ended', reason: 'logout' })
  })

  test.each([
    ['end', LEAVE, 204],
    ['end', LOGOUT, 204],
    ['keep-alive', KEEP_ALIVE, 401],
    ['keep-alive', ALIVE, 401],
  ])('of nobody who is signed in %s %s is a %i', async (route, body, code) => {
    const { send, calls } = await start()
    const got = await send(post(`/session/${route}`, body, { 'x-user': '' }))
    expect(got.status).toBe(code)
    if (code === 401) expect(got.json).toEqual({ state: 'ended' })
    expect(calls).toEqual([])
  })

  test('the status of nobody is a 401', async () => {
    const { send } = await start()
    const got = await send(status({ 'x-user': '' }))
    expect([got.status, got.json]).toEqual([401, { state: 'ended' }])
  })

  test('the key tells logins apart, gives no id away and may be the own of the app', async () => {
    const { send, ledger } = await start()
    await ledger.open('ada')
    await ledger.open('grace')
    const keys = await Promise.all(
      ['ada', 'ada', 'grace'].map(async (user) => (await send(status({ 'x-user': user }))).json),
    )
    expect(keys[0]).toEqual(keys[1])
    // printf ada | openssl dgst -sha256 -binary | basenc --base64url
    expect(keys[0]).toMatchObject({ key: '_e5DDUC9V97qwYbN' })
    expect(keys[0]).not.toMatchObject({ key: (keys[2] as { key: string }).key })

    const own = await start({ key: (id) => `login of ${id}` })
    await own.ledger.open('ada')
    expect((await own.send(status())).json).toMatchObject({ key: 'login of ada' })
  })

  describe('a ledger that is away', () => {
    test.each([
      ['keep-alive', post('/session/keep-alive', KEEP_ALIVE)],
      ['leave', post('/session/end', LEAVE)],
      ['logout', post('/session/end', LOGOUT)],
      ['status', status()],
    ])('is a 503 to a %s, which says when to ask again', async (_, sent) => {
      const { send, goAway, onError } = await start()
      goAway()
      const got = await send(sent)
      expect(got.status).toBe(503)
      expect(got.header('retry-after')).toBe('2')
      expect(got.header('cache-control')).toBe('no-store')
      expect(onError).toHaveBeenCalledOnce()
      expect(onError.mock.calls[0]?.[0]).toMatchObject({ name: 'LedgerUnavailableError' })
    })

    const broken = () => {
      throw new Error('broken')
    }
    test.each<[string, Partial<Options>]>([
      ['identify', { identify: broken }],
      ['verify', { verify: broken }],
      ['key', { key: broken }],
      ['values', { values: { read: broken, destroy: broken } }],
    ])('and a %s that throws are the same to a page', async (_, options) => {
      const { send, onError } = await start(options)
      expect((await send(post('/session/keep-alive', KEEP_ALIVE))).status).toBe(503)
      expect(onError).toHaveBeenCalledWith(new Error('broken'))
    })

    test('can be told to a handler that throws itself', async () => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const { send, goAway } = await start({ onError: broken })
      goAway()
      expect((await send(status())).status).toBe(503)
      expect(log).toHaveBeenCalled()
    })

    test('is written to the console if nobody else wants to know', async () => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
      const { send, goAway } = await start({ onError: undefined })
      goAway()
      await send(status())
      expect(log).toHaveBeenCalledOnce()
    })
  })

  describe('a CSRF token', () => {
    const verify: Options['verify'] = (_header, fields) => fields.get('csrf') === 'right'

    test.each([
      ['keep-alive', KEEP_ALIVE, 200],
      ['end', LEAVE, 204],
      ['end', LOGOUT, 204],
    ])('is asked for by %s: %s', async (route, body, right) => {
      const { send, ledger, stateOf } = await start({ verify })
      await ledger.open('ada')
      expect((await send(post(`/session/${route}`, body))).status).toBe(403)
      expect((await send(post(`/session/${route}`, `${body}&csrf=wrong`))).status).toBe(403)
      expect(stateOf('ada').state).toBe('live')
      expect((await send(post(`/session/${route}`, `${body}&csrf=right`))).status).toBe(right)
    })

    test('is not asked for by a status, and not by what is over', async () => {
      const { send, ledger } = await start({ verify })
      await ledger.open('ada')
      expect((await send(status())).status).toBe(200)
      await ledger.end('ada', 'idle')
      expect((await send(post('/session/keep-alive', KEEP_ALIVE))).status).toBe(401)
      expect((await send(post('/session/end', LOGOUT))).status).toBe(204)
    })
  })

  describe("beside the application's own sessions", () => {
    const values = (...ids: string[]) => ({
      read: (id: string) => (ids.includes(id) ? { cart: 1 } : undefined),
      destroy: () => undefined,
    })

    test.each([
      ['status', status()],
      ['keep-alive', post('/session/keep-alive', KEEP_ALIVE)],
      ['alive', post('/session/keep-alive', ALIVE)],
    ])('a %s opens what only the application knows', async (_, sent) => {
      const { send } = await start({ values: values('ada') })
      expect((await send(sent)).json).toMatchObject({ state: 'live', expires_in: 1200 })
    })

    test.each([
      ['status', status()],
      ['keep-alive', post('/session/keep-alive', KEEP_ALIVE)],
      ['alive', post('/session/keep-alive', ALIVE)],
    ])('a %s opens nothing that nobody knows', async (_, sent) => {
      const { send, stateOf } = await start({ values: values() })
      const got = await send(sent)
      expect([got.status, got.json]).toEqual([401, { state: 'ended' }])
      expect(stateOf('ada').state).toBe('unknown')
    })

    test('what has ended is not opened again, whatever the application still has', async () => {
      const { send, ledger } = await start({ values: values('ada') })
      await ledger.open('ada')
      await ledger.end('ada', 'idle')
      expect((await send(post('/session/keep-alive', KEEP_ALIVE))).status).toBe(401)
    })

    test('a sign-out of nothing ends nothing', async () => {
      const { send, stateOf } = await start({ values: values() })
      expect((await send(post('/session/end', LOGOUT))).status).toBe(204)
      expect(stateOf('ada').state).toBe('unknown')
    })
  })

  describe('a form that was sent without script', () => {
    const form = (headers: Record<string, string> = {}) =>
      post('/session/end', 'csrf=right', { 'sec-fetch-dest': 'document', ...headers })
    const signedOutUrl = '/signed-out'

    test('signs out and goes where it is told to', async () => {
      const { send, ledger, stateOf } = await start({ signedOutUrl })
      await ledger.open('ada')
      const got = await send(form())
      expect([got.status, got.header('location')]).toEqual([303, signedOutUrl])
      expect(got.header('cache-control')).toBe('no-store')
      expect(stateOf('ada')).toEqual({ state: 'ended', reason: 'logout' })
    })

    test('goes there too if nobody was signed in', async () => {
      const { send } = await start({ signedOutUrl })
      expect((await send(form({ 'x-user': '' }))).status).toBe(303)
    })

    test('has to hold the token, too', async () => {
      const verify: Options['verify'] = (_, fields) => fields.get('csrf') === 'other'
      const { send, ledger, stateOf } = await start({ signedOutUrl, verify })
      await ledger.open('ada')
      expect((await send(form())).status).toBe(403)
      expect(stateOf('ada').state).toBe('live')
    })

    test('of an older browser is known by what it accepts', async () => {
      const { send } = await start({ signedOutUrl })
      const headers = { ...OURS, accept: 'text/html,*/*;q=0.8' }
      const got = await send({ path: '/session/end', body: 'a=b', headers })
      expect(got.status).toBe(303)
    })

    test.each([
      ['nobody has said where to', {}, form()],
      ['it is no navigation', { signedOutUrl }, form({ 'sec-fetch-dest': 'empty' })],
      ['it comes elsewhere', { signedOutUrl }, { ...form(), path: '/session/keep-alive' }],
    ])('is none if %s', async (_, options, sent) => {
      const { send } = await start(options)
      expect((await send(sent)).status).toBe(400)
    })
  })
})
