import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Farm } from './farm/processes'
import type { Journal } from './journal'
import { fromOurPages } from './origin'
import type { Timing } from './timing'
import { inspectorPage } from './views/inspector'

const KEEP_OPEN_EVERY = 15_000

interface InspectorParts {
  journal: Journal
  timing: Timing
  /** The processes that answer, where there are several. */
  farm?: Farm | undefined
}

/** The buttons of the inspector. What they do to the processes is real. */
const processRoutes = (farm: Farm) => {
  const app = new Hono()
  app.use(fromOurPages)
  app.post('/', async (c) => {
    const started = await farm.start()
    return started ? c.body(null, 204) : c.text('There are as many as there may be', 409)
  })
  app.post('/:pid{[0-9]+}/kill', (c) => {
    const killed = farm.kill(Number(c.req.param('pid')))
    return killed ? c.body(null, 204) : c.text('There is no such process', 404)
  })
  return app
}

/** Shows what happens to the sessions, live. A demo's tool: it needs no sign-in. */
export const inspector = ({ journal, timing, farm }: InspectorParts) => {
  const app = new Hono()
  const log = () => ({ ...journal.log(), processes: farm?.list() })

  app.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })

  app.get('/', (c) => c.html(inspectorPage({ timing, isFarm: farm !== undefined })))
  app.get('/log', (c) => c.json(log()))
  if (farm) app.route('/processes', processRoutes(farm))

  // A new connection starts with everything there is, so one that was lost misses nothing.
  app.get('/events', (c: Context) =>
    streamSSE(c, async (stream) => {
      const send = (event: string, data: unknown) =>
        stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => stream.abort())
      await stream.writeSSE({ event: 'hello', data: '', retry: 1_000 })
      await send('snapshot', { ...log(), timing })
      const unsubscribe = journal.subscribe((change) => {
        void send('change', { now: Date.now(), ...change })
      })
      const forget = farm?.subscribe((processes) => void send('processes', processes))
      const beat = setInterval(() => void stream.write(': still here\n\n'), KEEP_OPEN_EVERY)
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      clearInterval(beat)
      unsubscribe()
      forget?.()
    }),
  )

  return app
}
