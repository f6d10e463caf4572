import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Harbour } from './context'
import { fromOurPages } from './origin'
import { type Session, sameToken, type Visit } from './sessions'
import { visitOf } from './visit'

type Fields = Record<string, unknown>

const fieldsOf = (c: Context): Promise<Fields> => c.req.parseBody().catch(() => ({}))

// Rounded down, so that no page ever believes in a session that the server has given up.
const seconds = (until: number) => Math.max(0, Math.floor((until - Date.now()) / 1_000))

const answer = (c: Context, visit: Visit) => {
  if (visit.state !== 'live') {
    const reason = visit.state === 'ended' ? { reason: visit.ended.reason } : {}
    return c.json({ state: 'ended', ...reason }, 401)
  }
  const { key, idleAt, lifetimeAt } = visit.session
  const left = { expires_in: seconds(idleAt), lifetime_in: seconds(lifetimeAt) }
  return c.json({ state: 'live', ...left, key })
}

/** What the SDK talks to: end, keep-alive and status. */
export const sessionEndpoints = (harbour: Harbour) => {
  const { sessions, journal } = harbour
  const app = new Hono()

  app.use(async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  app.post('*', fromOurPages, bodyLimit({ maxSize: 4_096 }))

  const end = (session: Session, event: unknown, cause: unknown) => {
    if (event === 'leave') {
      journal.write(session.key, { kind: 'leave', cause: String(cause ?? '').slice(0, 20) })
      sessions.end(session, 'closed')
    } else sessions.end(session, 'logout')
  }

  app.post('/end', async (c) => {
    const { event, csrf, cause } = await fieldsOf(c)
    // The form itself, sent without any script, names no event.
    const isForm = event === undefined
    if (!isForm && event !== 'leave' && event !== 'logout') return c.text('Unknown event', 400)

    const visit = visitOf(c, harbour)
    if (visit.state === 'live') {
      if (!sameToken(csrf, visit.session.csrf)) return c.text('The CSRF token is missing', 403)
      end(visit.session, event, cause)
    }
    return isForm ? c.redirect('/signed-out', 303) : c.body(null, 204)
  })

  app.post('/keep-alive', async (c) => {
    const { event } = await fieldsOf(c)
    const visit = visitOf(c, harbour)
    // `alive` only says that a page is still open. Nobody needs to be sitting in front of it.
    if (visit.state !== 'live' || event === 'alive') return answer(c, visit)
    const session = sessions.slide(visit.session)
    journal.slid(session, { kind: 'heartbeat' })
    return answer(c, { state: 'live', session })
  })

  app.get('/status', (c) => answer(c, visitOf(c, harbour)))

  return app
}
