import { createHmac, timingSafeEqual } from 'node:crypto'
import { createRequire } from 'node:module'
import express, { type RequestHandler } from 'express'
import session from 'express-session'
import { memoryLedger, onEnd } from 'lastcall/server'
import { expiredResponse, sessionEndpoints, sessionStore, storeValues } from 'lastcall/server/node'

declare module 'express-session' {
  interface SessionData {
    user: string
  }
}

const SECRET = process.env.SESSION_SECRET ?? 'only for trying it out'
const COOKIE = 'connect.sid'

/** Ends sessions; express-session keeps what is in them. */
export const ledger = memoryLedger({ idleTimeout: '20m', lifetime: '8h' })
const store = sessionStore(new session.MemoryStore(), ledger)
export const values = storeValues(store)

const signature = (id: string) => createHmac('sha256', SECRET).update(id).digest('base64')

const SIGNED = new RegExp(`(?:^|; )${COOKIE}=s%3A([\\w-]+)\\.((?:\\w|%2[BF])+)`, 'i')

/** The id out of the cookie of express-session (`s:<id>.<signature>`), if it was signed by us. */
function signedId(cookies = ''): string | undefined {
  const [, id, encoded] = SIGNED.exec(cookies) ?? []
  if (!id || !encoded) return
  const given = decodeURIComponent(encoded)
  const [one, other] = [Buffer.from(given), Buffer.from(signature(id).replace(/=+$/, ''))]
  return one.length === other.length && timingSafeEqual(one, other) ? id : undefined
}

const endpoints = sessionEndpoints({
  ledger,
  values,
  identify: (req) => signedId(req.headers.cookie),
  signedOutUrl: '/signed-out',
})

export const app = express()

// Before the session: a status must not slide it, and before body parsers: there is a body to read.
app.use('/session', endpoints)
app.use(endpoints.touch)
// Before the session, too: its store may be in the same Redis, and would be waited for.
app.use((req, res, next) => {
  if (req.lastcall?.state !== 'unavailable') return next()
  res.status(503).set('Retry-After', '2').send('Try again in a minute.')
})
// With an age: Chromium that quits sends its last message without cookies that have none.
const cookie = { maxAge: 8 * 3_600_000 }
const kept = { resave: false, saveUninitialized: false }
app.use(session({ name: COOKIE, secret: SECRET, store, cookie, ...kept }))

const signedIn: RequestHandler = (req, res, next) => {
  res.set('Cache-Control', 'no-store')
  if (req.session.user && req.lastcall?.state === 'live') return next()
  const expiredUrl = req.lastcall?.state === 'expired' ? '/session-expired' : '/sign-in'
  expiredResponse(req, res, req.lastcall, { expiredUrl, returnParam: 'from' })
}

const page = (body: string) => `<!doctype html><html lang="en"><title>Shop</title>${body}</html>`
const form = (action: string, button: string) =>
  `<form method="post" action="${action}"><button>${button}</button></form>`

app.get('/sign-in', (_req, res) => res.send(page(form('/sign-in', 'Sign in'))))

app.post('/sign-in', (req, res, next) => {
  // Check the password here. A new id at sign-in is what keeps an old one from being used.
  req.session.regenerate((error) => {
    if (error) return next(error)
    req.session.user = 'Ada'
    ledger.open(req.sessionID).then(() => res.redirect(303, '/account'), next)
  })
})

app.get('/account', signedIn, (req, res) => {
  const script = '<script src="/lastcall.full.js" defer data-session-url="/session"'
  const urls = 'data-expired-url="/session-expired" data-signed-out-url="/signed-out"></script>'
  res.send(page(`${script} ${urls}<p>${req.session.user}${form('/session/end', 'Sign out')}`))
})

app.get('/session-expired', (req, res) => {
  const { lastcall } = req
  const reason = lastcall?.state === 'expired' ? lastcall.reason : undefined
  res.clearCookie(COOKIE).send(page(`<p>Your session is over (${reason ?? 'unknown'}).`))
})

app.get('/signed-out', (_req, res) => {
  res.clearCookie(COOKIE).send(page('<p>You are signed out.'))
})

const script = createRequire(import.meta.url).resolve('lastcall/lastcall.full.js')
app.get('/lastcall.full.js', (_req, res) => res.sendFile(script))

// The session is still in the store here, and is destroyed afterwards.
onEnd(
  ledger,
  ({ reason, value }) => console.log('ended', reason, (value as { user?: string })?.user),
  { values },
)

export const server = app.listen(Number(process.env.PORT ?? 3000))
