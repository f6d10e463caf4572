import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { deleteCookie, setSignedCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { html } from 'hono/html'
import { parseSigned } from 'hono/utils/cookie'
import { expiredResponse, memoryLedger, onEnd, sessionEndpoints } from 'lastcall/server'

const SECRET = process.env.SESSION_SECRET ?? 'only for trying it out'
const COOKIE = 'sid'

export const ledger = memoryLedger({ idleTimeout: '20m', lifetime: '8h' })

/** What is in the sessions: a database in earnest. */
export const sessions = new Map<string, { user: string }>()
const values = {
  read: (id: string) => sessions.get(id),
  destroy: (id: string) => sessions.delete(id),
}

const endpoints = sessionEndpoints({
  ledger,
  values,
  // False where the signature is not ours.
  identify: async ({ headers }) =>
    (await parseSigned(headers.get('cookie') ?? '', SECRET, COOKIE))[COOKIE] || undefined,
  signedOutUrl: '/signed-out',
})

export const app = new Hono()

app.all('/session/:endpoint', (c) => endpoints(c.req.raw))

// What a request is worth is known once its answer is there. The await holds the answer back by as
// long as the ledger takes, and what is shown next knows of it.
app.use(async (c, next) => {
  await next()
  await endpoints.touch(c.req.raw, c.res)
})

const signedIn = createMiddleware<{ Variables: { user: string } }>(async (c, next) => {
  c.header('Cache-Control', 'no-store')
  const visit = await endpoints.visit(c.req.raw)
  const session = visit.state === 'live' ? sessions.get(visit.id) : undefined
  if (session) {
    c.set('user', session.user)
    return next()
  }
  if (visit.state === 'new') return c.redirect('/sign-in', 303)
  return expiredResponse(c.req.raw, visit, { expiredUrl: '/session-expired', returnParam: 'from' })
})

const page = (body: unknown) =>
  html`<!doctype html><html lang="en"><title>Shop</title>${body}</html>`
const form = (action: string, button: string) =>
  html`<form method="post" action="${action}"><button>${button}</button></form>`

app.get('/sign-in', (c) => c.html(page(form('/sign-in', 'Sign in'))))

app.post('/sign-in', async (c) => {
  // Check the password here.
  const id = crypto.randomUUID()
  sessions.set(id, { user: 'Ada' })
  await ledger.open(id)
  // With an age: Chromium that quits sends its last message without cookies that have none.
  const kept = { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 8 * 3600 } as const
  await setSignedCookie(c, COOKIE, id, SECRET, kept)
  return c.redirect('/account', 303)
})

app.get('/account', signedIn, (c) =>
  c.html(
    page(html`<script src="/lastcall.full.js" defer data-session-url="/session"
      data-expired-url="/session-expired" data-return-param="from"
      data-signed-out-url="/signed-out"></script>
      <p>${c.get('user')}</p>${form('/session/end', 'Sign out')}`),
  ),
)

app.get('/session-expired', async (c) => {
  const visit = await endpoints.visit(c.req.raw)
  const reason = visit.state === 'expired' ? visit.reason : undefined
  deleteCookie(c, COOKIE)
  return c.html(page(html`<p>Your session is over (${reason ?? 'unknown'}).`))
})

app.get('/signed-out', (c) => {
  deleteCookie(c, COOKIE)
  return c.html(page(html`<p>You are signed out.`))
})

// The ledger cannot be asked: a page that needs to know stays closed.
app.onError((error, c) => {
  console.error(error)
  return c.text('Try again in a minute.', 503)
})

// The session is still in the store here, and is destroyed afterwards.
onEnd(
  ledger,
  ({ reason, value }) => console.log('ended', reason, (value as { user?: string })?.user),
  { values },
)

export const server = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) })
