import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Harbour } from './context'
import { fromOurPages } from './origin'
import { sameToken } from './sessions'
import { guestOf } from './visit'

// Only what is named here is kept, whatever a page sends: the PIN is not.
const KEPT = { payee: 60, amount: 12, message: 280 }

const fieldsOf = (c: Context): Promise<Record<string, unknown>> =>
  c.req.parseBody().catch(() => ({}))

const keptOf = (body: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(KEPT).map(([name, most]) => [name, String(body[name] ?? '').slice(0, most)]),
  )

/** Keeps what was written into the payment form, for the person who wrote it. */
export const paymentDraft = (harbour: Harbour) => {
  const app = new Hono()

  app.post('*', fromOurPages, bodyLimit({ maxSize: 4_096 }))

  app.post('/', async (c) => {
    // Looks at the session and does not slide it: the page sent this, not the person.
    const { session } = await guestOf(c, harbour)
    if (!session) return c.body(null, 401)
    const body = await fieldsOf(c)
    // A page of an earlier login has another token: its text is not for who is signed in now.
    if (!sameToken(body.csrf, session.csrf)) return c.text('The CSRF token is missing', 403)
    await harbour.drafts.keep(session.name, keptOf(body))
    return c.body(null, 204)
  })

  app.post('/discard', async (c) => {
    const { session } = await guestOf(c, harbour)
    if (session) {
      const { csrf } = await fieldsOf(c)
      if (!sameToken(csrf, session.csrf)) return c.text('The CSRF token is missing', 403)
      await harbour.drafts.drop(session.name)
    }
    return c.redirect('/payments', 303)
  })

  return app
}
