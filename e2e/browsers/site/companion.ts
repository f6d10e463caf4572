import { type Context, Hono } from 'hono'
import type { SessionLedger } from '../../../src/server/ledger'
import { sessionEndpoints } from '../../../src/server/web'
import type { World } from './world.ts'

const identify = ({ headers }: Request) =>
  /\bsession=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]

/** The endpoints of two-phase ending, at `/c/<case>/session/…`, and a log of what they are asked. */
export function companion(ledger: SessionLedger, worlds: ReadonlyMap<string, World>) {
  const app = new Hono()
  const answer = sessionEndpoints({ ledger, identify })

  const note = async (c: Context) => {
    const fields = await c.req.raw.clone().text()
    const { log } = worlds.get(c.req.param('id') ?? '') ?? {}
    log?.add('session', undefined, Object.fromEntries(new URLSearchParams(fields)))
  }
  app.post('/*', async (c) => {
    // Of a page that has gone nothing may be left to read.
    await note(c).catch(() => {})
    return answer(c.req.raw)
  })
  app.get('/*', (c) => answer(c.req.raw))
  return app
}
