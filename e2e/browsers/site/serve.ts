import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { answer } from './answer.ts'
import { buildAssets } from './assets.ts'
import { companion } from './companion.ts'
import { createLog, type Log } from './log.ts'
import { otherPage } from './pages.ts'
import { openSessions } from './sessions.ts'
import { createWorld, type World } from './world.ts'

/** The app and the other site, on two names of one port. */
export async function serve() {
  const assets = await buildAssets()
  const worlds = new Map<string, World>()
  const holders = new Map<string, Log>()
  const { ledger, ended, close } = await openSessions()
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const origins = { app: `http://127.0.0.1:${port}`, other: `http://localhost:${port}` }
  const app = new Hono()

  app.get('/assets/:name', (c) => {
    const text = assets.get(c.req.param('name'))
    c.header('cache-control', 'max-age=3600')
    return text ? c.body(text, 200, { 'content-type': 'text/javascript' }) : c.notFound()
  })
  app.get('/favicon.ico', (c) => c.body(null, 204))

  // The tab that stays open while all others come and go.
  const holderBase = (engine: string) => `/holder/${engine}/`
  app.get('/holder/:engine/', (c) =>
    c.html(otherPage(holderBase(c.req.param('engine')), 'holder', 'holder', '')),
  )
  app.post('/holder/:engine/said', (c) => {
    const { what = '', ...about } = c.req.query()
    holders.get(c.req.param('engine'))?.add(what, undefined, about)
    return c.body(null, 204)
  })

  app.route('/c/:id/session', companion(ledger, worlds))
  app.all('/c/:id/:title', (c) => {
    const world = worlds.get(c.req.param('id'))
    const isOther = new URL(c.req.url).hostname === 'localhost'
    const shown = () => void (world?.subject === 'two-phase' && ledger.document(world.id))
    return world ? answer(c, world, isOther, origins, shown) : c.text('No such case', 404)
  })
  server.on('request', getRequestListener(app.fetch))

  return {
    origins,
    ledger,
    ended,
    addWorld(...given: Parameters<typeof createWorld>) {
      const world = createWorld(...given)
      worlds.set(world.id, world)
      return world
    },
    holder(engine: string) {
      const log = createLog()
      holders.set(engine, log)
      return { log, url: `${origins.other}${holderBase(engine)}` }
    },
    close: () => {
      void close()
      server.closeAllConnections()
      server.close()
    },
  }
}

export type Site = Awaited<ReturnType<typeof serve>>
