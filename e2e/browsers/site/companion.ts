import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ledger, Said } from './ledger.ts'
import type { World } from './world.ts'

const say = (c: Context, { status, json }: Said) =>
  c.json(json, status as ContentfulStatusCode, { 'cache-control': 'no-store' })

/** The endpoints of two-phase ending, at `/c/<case>/session/…`. */
export function companion(ledger: Ledger, worlds: ReadonlyMap<string, World>) {
  const app = new Hono()
  const hear = (what: 'end' | 'keepAlive') => async (c: Context) => {
    const id = c.req.param('id') ?? ''
    const fields = await c.req.text().catch(() => '')
    const said = ledger[what](id, fields)
    worlds.get(id)?.log.add('session', undefined, Object.fromEntries(new URLSearchParams(fields)))
    return say(c, said)
  }
  app.post('/end', hear('end'))
  app.post('/keep-alive', hear('keepAlive'))
  app.get('/status', (c) => say(c, ledger.status(c.req.param('id' as never) ?? '')))
  return app
}
