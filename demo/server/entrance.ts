import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { setCookie } from 'hono/cookie'
import { COOKIE, type Harbour } from './context'
import { fromOurPages, ownOrigin } from './origin'
import { safeReturnTo } from './returnTo'
import { expiredPage, signedOutPage } from './views/goodbye'
import { signInPage } from './views/signIn'
import { visitOf } from './visit'

/** The doors: in, and the two ways out. */
export const entrance = (harbour: Harbour) => {
  const { sessions, journal, timing } = harbour
  const app = new Hono()

  app.get('/', (c) => {
    const visit = visitOf(c, harbour)
    const from = safeReturnTo(c.req.query('from'), ownOrigin(c.req.url))
    c.header('cache-control', 'no-store')
    return c.html(signInPage({ timing, from, visit }))
  })

  app.post('/sign-in', fromOurPages, bodyLimit({ maxSize: 4_096 }), async (c) => {
    const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    const name = String(body.name ?? '')
      .trim()
      .slice(0, 40)
    // Never the id that the browser came with: somebody else may have put it there.
    const before = visitOf(c, harbour)
    if (before.state === 'live') sessions.end(before.session, 'logout')
    const session = sessions.open(name || 'Sam')
    journal.signIn(session)
    setCookie(c, COOKIE, session.id, { httpOnly: true, sameSite: 'Lax', path: '/' })
    const from = safeReturnTo(String(body.from ?? ''), ownOrigin(c.req.url))
    return c.redirect(from ?? '/accounts', 303)
  })

  app.get('/session-expired', (c) => {
    const visit = visitOf(c, harbour)
    const from = safeReturnTo(c.req.query('from'), ownOrigin(c.req.url))
    c.header('cache-control', 'no-store')
    return c.html(expiredPage({ timing, from, visit }))
  })

  app.get('/signed-out', (c) => {
    c.header('cache-control', 'no-store')
    return c.html(signedOutPage())
  })

  return app
}
