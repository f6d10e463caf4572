import { createAdaptorServer } from '@hono/node-server'
import fastify from 'fastify'
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { sessionEndpoints as web } from '../../../src/server'
import { sessionEndpoints as node } from '../../../src/server/node'
import { ask, headerOfNode, KEEP_ALIVE, LEAVE, listen, post, status } from './adapters'
import { tinyLedger } from './ledger'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** As each framework's documentation would have it. */
const FRAMEWORKS: readonly (readonly [string, () => Promise<number>])[] = [
  [
    'Hono',
    async () => {
      const { ledger } = tinyLedger()
      await ledger.open('ada')
      const lastcall = web({ ledger, identify: ({ headers }) => headers.get('x-user') })
      const app = new Hono()
      app.use(async (c, next) => {
        await next()
        await lastcall.touch(c.req.raw, c.res)
      })
      app.all('/session/*', (c) => lastcall(c.req.raw))
      app.get('/', (c) => c.html('page'))
      const server = createAdaptorServer({ fetch: app.fetch })
      closing.push(() => server.close())
      return listen(server as never)
    },
  ],
  [
    'Fastify',
    async () => {
      const { ledger } = tinyLedger()
      await ledger.open('ada')
      const lastcall = node({ ledger, identify: (req) => headerOfNode(req)('x-user') })
      const app = fastify()
      // The endpoints read their bodies themselves.
      app.addContentTypeParser('*', (_, __, done) => done(null))
      app.all('/session/*', async ({ raw }, reply) => {
        reply.hijack()
        await lastcall(raw, reply.raw)
      })
      app.get('/', (_, reply) => void reply.type('text/html').send('page'))
      await app.listen({ port: 0, host: '127.0.0.1' })
      closing.push(() => app.close())
      return (app.server.address() as { port: number }).port
    },
  ],
]

describe.each(FRAMEWORKS)('in %s', (_, start) => {
  test('the endpoints answer', async () => {
    const port = await start()
    expect((await ask(port, post('/session/keep-alive', KEEP_ALIVE))).status).toBe(200)
    expect((await ask(port, status())).json).toMatchObject({ state: 'live' })
    expect((await ask(port, post('/session/end', LEAVE))).status).toBe(204)
    const long = await ask(port, post('/session/end', LEAVE.padEnd(5000, '&')))
    expect(long.status).toBe(413)
  })

  test('the application answers beside them', async () => {
    const port = await start()
    const page = { method: 'GET', path: '/', headers: { 'x-user': 'ada' } }
    expect((await ask(port, page)).text).toBe('page')
  })
})

test('a handler of Next is the function itself', async () => {
  const { ledger } = tinyLedger()
  const lastcall = web({ ledger, identify: () => undefined })
  const { GET, POST } = { GET: lastcall, POST: lastcall }
  expect((await GET(new Request('http://app.example/session/status'))).status).toBe(401)
  expect((await POST(new Request('http://app.example/session/x', { method: 'POST' }))).status).toBe(
    404,
  )
})
