import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { safeReturnTo } from 'lastcall/server'
import { COOKIE, type Harbour } from './context'
import { standingOf } from './journal'
import { fromOurPages } from './origin'
import { expiredPage, signedOutPage } from './views/goodbye'
import { signInPage } from './views/signIn'
import { guestOf } from './visit'

/** The doors: in, and the two ways out. */
export const entrance = (harbour: Harbour) => {
  const { ledger, sessions, journal, timing } = harbour
  const app = new Hono()

  app.get('/', async (c) => {
    const { session } = await guestOf(c, harbour)
    const from = safeReturnTo(c.req.query('from'))
    c.header('cache-control', 'no-store')
    return c.html(signInPage({ timing, from, session }))
  })

  app.post('/sign-in', fromOurPages, bodyLimit({ maxSize: 4_096 }), async (c) => {
    const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const name = String(body.name ?? '')
      .trim()
      .slice(0, 40)
    const before = (await guestOf(c, harbour)).visit
    if (before.state === 'live') await ledger.end(before.id, 'logout')
    const session = await sessions.create(name || 'Sam')
    const { id, key, startedAt } = session
    const standing = standingOf(await ledger.open(id))
    if (standing) journal.meet({ key, name: session.name, startedAt }, standing)
    journal.write(key, { kind: 'sign-in' })
    // With an age: Chromium that quits sends its last beacon without cookies that have none.
    setCookie(c, COOKIE, id, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 86_400 })
    const from = safeReturnTo(body.from)
    return c.redirect(from ?? '/accounts', 303)
  })

  app.get('/session-expired', async (c) => {
    const { visit } = await guestOf(c, harbour)
    const from = safeReturnTo(c.req.query('from'))
    c.header('cache-control', 'no-store')
    return c.html(expiredPage({ timing, from, visit }))
  })

  app.get('/signed-out', (c) => {
    c.header('cache-control', 'no-store')
    return c.html(signedOutPage())
  })

  return app
}
