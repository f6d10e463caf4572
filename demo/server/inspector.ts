import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import type { Harbour } from './context'
import { fromOurPages } from './origin'
import { readReport } from './reports'
import { inspectorPage } from './views/inspector'
import { visitOf } from './visit'

const KEEP_OPEN_EVERY = 15_000

/** Shows what happens to the sessions, live. A demo's tool: it needs no sign-in. */
export const inspector = (harbour: Harbour) => {
  const { journal, timing } = harbour
  const app = new Hono()

  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })

  app.get('/', (c) => c.html(inspectorPage({ timing })))

  app.get('/log', (c) => c.json(journal.log()))

  // A new connection starts with everything there is, so one that was lost misses nothing.
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const send = (event: string, data: unknown) =>
        stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => stream.abort())
      await stream.writeSSE({ event: 'hello', data: '', retry: 1_000 })
      await send('snapshot', { ...journal.log(), timing })
      const unsubscribe = journal.subscribe((change) => {
        void send('change', { now: Date.now(), ...change })
      })
      const beat = setInterval(() => void stream.write(': still here\n\n'), KEEP_OPEN_EVERY)
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      clearInterval(beat)
      unsubscribe()
    }),
  )

  const keyOf = (c: Context) => {
    const visit = visitOf(c, harbour)
    // A page that has just ended its session may still say so.
    if (visit.state === 'live') return visit.session.key
    return visit.state === 'ended' ? visit.ended.key : undefined
  }

  app.post('/report', fromOurPages, bodyLimit({ maxSize: 2_048 }), async (c) => {
    const report = readReport(await c.req.parseBody().catch(() => ({})))
    if (!report) return c.text('Unknown report', 400)
    const key = keyOf(c)
    if (key) journal.write(key, report)
    return c.body(null, 204)
  })

  return app
}
