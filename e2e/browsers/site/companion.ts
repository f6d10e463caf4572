import { Hono } from 'hono'
import type { SessionLedger } from '../../../src/server/ledger'
import { sessionEndpoints } from '../../../src/server/web/endpoints'
import type { World } from './world.ts'

const identify = ({ headers }: Request) =>
  /\bsession=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]

/** The endpoints of two-phase ending, at `/c/<case>/session/…`, and a log of what they are asked. */
export function companion(ledger: SessionLedger, worlds: ReadonlyMap<string, World>) {
  const app = new Hono()
  const answer = sessionEndpoints({ ledger, identify })

  app.post('/*', async (c) => {
    // Read once: of a browser that quits the connection is gone before it could be read again.
    const fields = await c.req.text()
    const { log } = worlds.get(c.req.param('id' as never) ?? '') ?? {}
    log?.add('session', undefined, Object.fromEntries(new URLSearchParams(fields)))
    const { headers, url } = c.req.raw
    return answer(new Request(url, { method: 'POST', headers, body: fields }))
  })
  app.get('/*', (c) => answer(c.req.raw))
  return app
}
