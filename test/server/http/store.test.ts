import { createServer } from 'node:http'
import express from 'express'
import session from 'express-session'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { memoryLedger, onEnd } from '../../../src/server'
import { sessionEndpoints, sessionStore, storeValues } from '../../../src/server/node'
import { ask, type Got, LOGOUT, listen, post } from './adapters'
import { tinyLedger } from './ledger'

declare module 'express-session' {
  interface SessionData {
    user: string
    count: number
  }
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const HOLD = 60

/** An application as its documentation would write it. */
async function site() {
  const ledger = memoryLedger({ idleTimeout: '20m', single: true })
  const inner = new session.MemoryStore()
  const store = sessionStore(inner, ledger)
  const lastcall = sessionEndpoints({
    ...{ ledger, values: storeValues(store) },
    identify: (req) => {
      const { session: own, sessionID } = req as express.Request
      return own.user ? sessionID : undefined
    },
  })
  const app = express()
  app.use(session({ store, secret: 's', resave: true, saveUninitialized: false }))
  app.post('/login', (req, res) => {
    req.session.regenerate(() => {
      req.session.user = 'ada'
      ledger.open(req.sessionID).then(() => res.send(req.sessionID))
    })
  })
  app.post('/logout', (req, res) => void req.session.destroy(() => res.send('bye')))
  app.use('/session', lastcall)
  app.use(lastcall.touch)
  app.get('/', (req, res) => void res.json({ user: req.session.user, visit: req.lastcall }))
  app.get('/slow', (req, res) => {
    req.session.count = 1
    setTimeout(() => res.json({ user: req.session.user }), HOLD)
  })
  app.get(
    '/reload',
    (req, res) => void req.session.reload((error) => res.send(String(error ?? 'ok'))),
  )
  const server = createServer(app)
  const port = await listen(server)
  closing.push(() => server.close())
  return { ledger, inner, store, port }
}

const cookieOf = (got: Got) => got.header('set-cookie')?.split(';')[0] ?? ''
const get = (port: number, path: string, cookie: string) =>
  ask(port, { method: 'GET', path, headers: { cookie } })

async function signedIn() {
  const given = await site()
  const login = await ask(given.port, { path: '/login' })
  return { ...given, id: login.text, cookie: cookieOf(login) }
}

describe('an Express application', () => {
  test('signs in and out by the endpoints, and its handler sees what was in the session', async () => {
    const { port, cookie, ledger, id, inner, store } = await signedIn()
    const handler = vi.fn()
    const stop = new AbortController()
    closing.push(() => stop.abort())
    onEnd(ledger, handler, { values: storeValues(store), signal: stop.signal })
    expect((await get(port, '/', cookie)).json).toMatchObject({
      ...{ user: 'ada', visit: { state: 'live', id } },
    })
    expect((await ask(port, post('/session/end', LOGOUT, { cookie }))).status).toBe(204)
    await vi.waitFor(() => expect(handler).toHaveBeenCalledOnce())
    expect(handler.mock.calls[0]?.[0]).toMatchObject({
      ...{ id, reason: 'logout', valueSource: 'store', value: { user: 'ada' } },
    })
    await vi.waitFor(async () => expect(await storeValues(inner).read(id)).toBeUndefined())
  })

  test('finds no session that has ended, though the store still has it', async () => {
    const { port, cookie, ledger, id, inner } = await signedIn()
    await ledger.end(id, 'idle')
    expect(await storeValues(inner).read(id)).toMatchObject({ user: 'ada' })
    const got = await get(port, '/', cookie)
    expect(got.json).toEqual({ visit: { state: 'new' } })
    expect((await get(port, '/reload', cookie)).text).not.toBe('ok')
  })

  test('brings no session back that has ended while it was answering', async () => {
    const { port, cookie, ledger, id, inner } = await signedIn()
    const slow = get(port, '/slow', cookie)
    await new Promise((resolve) => setTimeout(resolve, HOLD / 3))
    await ledger.end(id, 'idle')
    await storeValues(inner).destroy(id)
    expect((await slow).json).toEqual({ user: 'ada' })
    expect(await storeValues(inner).read(id)).toBeUndefined()
  })

  test('signs out by its own way, which the ledger hears of', async () => {
    const { port, cookie, ledger, id, inner } = await signedIn()
    await ask(port, { path: '/logout', headers: { cookie } })
    expect(await ledger.peek(id)).toEqual({ state: 'ended', reason: 'logout' })
    expect(await storeValues(inner).read(id)).toBeUndefined()
  })

  test('signs in anew, which ends the login before', async () => {
    const { port, cookie, ledger, id } = await signedIn()
    const again = await ask(port, { path: '/login', headers: { cookie } })
    expect(again.text).not.toBe(id)
    expect(await ledger.peek(id)).toEqual({ state: 'ended', reason: 'logout' })
    expect((await get(port, '/', cookieOf(again))).json).toMatchObject({ user: 'ada' })
  })
})

describe('a store below a ledger', () => {
  const stored = () => {
    const tiny = tinyLedger()
    const inner = new session.MemoryStore()
    const store = sessionStore(inner, tiny.ledger)
    const data = { user: 'ada', cookie: { originalMaxAge: null } } as session.SessionData
    const set = (id: string) => new Promise((done) => store.set(id, data, done))
    return { ...tiny, inner, store, data, set, values: storeValues(inner) }
  }

  test('is told neither to keep nor to extend what has ended', async () => {
    const { ledger, store, data, set, values } = stored()
    await set('ada')
    await ledger.open('ada')
    await ledger.end('ada', 'idle')
    const inner = vi.spyOn(session.MemoryStore.prototype, 'touch')
    await values.destroy('ada')
    await set('ada')
    await new Promise<void>((done) => store.touch?.('ada', data, done))
    expect(inner).not.toHaveBeenCalled()
    expect(await values.read('ada')).toBeUndefined()
  })

  test('is all there is while the ledger is away: nobody is signed out by that', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { goAway, store, set, values } = stored()
    goAway()
    await set('ada')
    const got = await new Promise((done) => store.get('ada', (_, found) => done(found)))
    expect(got).toMatchObject({ user: 'ada' })
    await new Promise<void>((done) => store.destroy('ada', () => done()))
    expect(await values.read('ada')).toBeUndefined()
    expect(log).toHaveBeenCalledTimes(3)
  })

  test('is still a store: events, all, length, clear, load, createSession', async () => {
    const { store, inner, set, ledger } = stored()
    expect(store).toBeInstanceOf(session.Store)
    const heard = vi.fn()
    store.on('disconnect', heard)
    inner.emit('disconnect')
    expect(heard).toHaveBeenCalledOnce()
    await set('ada')
    const length = () => new Promise((done) => store.length?.((_, n) => done(n)))
    expect(await length()).toBe(1)
    expect(await new Promise((done) => store.all?.((_, all) => done(all)))).toMatchObject({
      ada: { user: 'ada' },
    })
    const load = () => new Promise((done) => store.load('ada', (_, found) => done(found)))
    expect(await load()).toMatchObject({ user: 'ada' })
    await ledger.open('ada')
    await ledger.end('ada', 'idle')
    expect(await load()).toBeUndefined()
    await new Promise<void>((done) => store.clear?.(() => done()))
    expect(await length()).toBe(0)
    expect(await storeValues(inner).read('ada')).toBeUndefined()
  })

  test('may have private fields, and no touch', async () => {
    class Private extends session.Store {
      #sessions = new Map<string, session.SessionData>()
      override get = (id: string, done: (error: unknown, found?: session.SessionData) => void) =>
        done(null, this.#sessions.get(id))
      override set = (id: string, data: session.SessionData, done?: () => void) => {
        this.#sessions.set(id, data)
        done?.()
      }
      override destroy = (id: string, done?: () => void) => {
        this.#sessions.delete(id)
        done?.()
      }
      size() {
        return this.#sessions.size
      }
    }
    const { ledger } = tinyLedger()
    const store = sessionStore(new Private(), ledger)
    await new Promise<void>((done) => store.set('ada', {} as session.SessionData, done))
    expect(store.size()).toBe(1)
    expect(store.touch).toBeUndefined()
  })

  test('hands its errors on', async () => {
    const broken = {
      get: (_: string, done: (error: unknown) => void) => done(new Error('no get')),
      set: (_: string, __: unknown, done?: (error: unknown) => void) => done?.(new Error('no set')),
      destroy: (_: string, done?: (error: unknown) => void) => done?.(new Error('no destroy')),
    }
    const values = storeValues(broken)
    await expect(values.read('ada')).rejects.toThrow('no get')
    await expect(values.destroy('ada')).rejects.toThrow('no destroy')
    const store = sessionStore(broken, tinyLedger().ledger)
    const failed = await new Promise((done) => store.get('ada', done))
    expect(failed).toEqual(new Error('no get'))
  })
})
