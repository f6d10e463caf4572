import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import Fastify, { type preHandlerAsyncHookHandler } from 'fastify'
import { memoryLedger, onEnd } from 'lastcall/server'
import { sessionEndpoints } from 'lastcall/server/node'

const SECRET = process.env.SESSION_SECRET ?? 'only for trying it out'
const COOKIE = 'sid'

export const ledger = memoryLedger({ idleTimeout: '20m', lifetime: '8h' })

/** What is in the sessions. A database in earnest; @fastify/session has such a store, too. */
export const sessions = new Map<string, { user: string }>()
const values = {
  read: (id: string) => sessions.get(id),
  destroy: (id: string) => sessions.delete(id),
}

const seal = (id: string) => createHmac('sha256', SECRET).update(id).digest('base64url')

/** The id out of our cookie, if it was signed by us. */
function signedId({ headers }: IncomingMessage): string | undefined {
  const [, id, given] =
    new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)\\.([\\w-]+)`).exec(headers.cookie ?? '') ?? []
  if (!id || !given) return
  const [one, other] = [Buffer.from(given), Buffer.from(seal(id))]
  return one.length === other.length && timingSafeEqual(one, other) ? id : undefined
}

const endpoints = sessionEndpoints({
  ledger,
  values,
  identify: signedId,
  signedOutUrl: '/signed-out',
})

export const app = Fastify()

app.register(
  async (scope) => {
    // The body is left for Lastcall to read.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/:endpoint', async (request, reply) => {
      reply.hijack()
      await endpoints(request.raw, reply.raw)
    })
  },
  { prefix: '/session' },
)

// A plugin of its own, so that the hook is not asked for the endpoints.
app.register(async (shop) => {
  shop.addHook('onRequest', (request, reply, done) => {
    void endpoints.touch(request.raw, reply.raw, () => done())
  })
  // What a form without fields sends.
  shop.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async () => ({}),
  )

  const signedIn: preHandlerAsyncHookHandler = async ({ raw, headers }, reply) => {
    reply.header('cache-control', 'no-store')
    const state = raw.lastcall?.state
    if (state === 'live') return
    if (state === 'unavailable') return reply.code(503).send('Try again in a minute.')
    if (!headers.accept?.includes('text/html')) return reply.code(401).send({ state: 'ended' })
    return reply.redirect(state === 'expired' ? '/session-expired' : '/sign-in', 303)
  }

  const cookie = (value: string) => `${COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax`
  const gone = `${cookie('')}; Max-Age=0`
  const page = (body: string) => `<!doctype html><html lang="en"><title>Shop</title>${body}</html>`
  const form = (action: string, button: string) =>
    `<form method="post" action="${action}"><button>${button}</button></form>`
  const html = 'text/html; charset=utf-8'

  shop.get('/sign-in', async (_request, reply) =>
    reply.type(html).send(page(form('/sign-in', 'Sign in'))),
  )

  shop.post('/sign-in', async (_request, reply) => {
    // Check the password here.
    const id = randomUUID()
    sessions.set(id, { user: 'Ada' })
    await ledger.open(id)
    return reply
      .header('set-cookie', `${cookie(`${id}.${seal(id)}`)}; Max-Age=28800`)
      .redirect('/account', 303)
  })

  shop.get('/account', { preHandler: signedIn }, async ({ raw }, reply) => {
    const id = raw.lastcall?.state === 'live' ? raw.lastcall.id : ''
    const script = '<script src="/lastcall.full.js" defer data-session-url="/session"'
    const urls = 'data-expired-url="/session-expired" data-signed-out-url="/signed-out"></script>'
    const body = `${sessions.get(id)?.user}${form('/session/end', 'Sign out')}`
    return reply.type(html).send(page(`${script} ${urls}<p>${body}`))
  })

  shop.get('/session-expired', async ({ raw }, reply) => {
    const reason = raw.lastcall?.state === 'expired' ? raw.lastcall.reason : undefined
    const body = `<p>Your session is over (${reason ?? 'unknown'}).`
    return reply.type(html).header('set-cookie', gone).send(page(body))
  })

  shop.get('/signed-out', async (_request, reply) =>
    reply.type(html).header('set-cookie', gone).send(page('<p>You are signed out.')),
  )
})

// The session is still in the store here, and is destroyed afterwards.
onEnd(
  ledger,
  ({ reason, value }) => console.log('ended', reason, (value as { user?: string })?.user),
  { values },
)

await app.listen({ port: Number(process.env.PORT ?? 3000) })
