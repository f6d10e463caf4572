import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Harbour } from './context'
import type { Happening } from './journal'
import { fromOurPages } from './origin'
import { keyOf } from './sessions'

type Fields = Record<string, unknown>

const text = (value: unknown, most = 60) => (typeof value === 'string' ? value : '').slice(0, most)

const oneOf = (value: unknown, allowed: string[]) =>
  typeof value === 'string' && allowed.includes(value) ? value : undefined

/** What a page may report, and nothing else: anybody can post here. */
export const readReport = (fields: Fields): Happening | undefined => {
  const path = text(fields.path)
  switch (fields.event) {
    case 'warning': {
      const remaining = Number(fields.remaining)
      return Number.isFinite(remaining) ? { kind: 'warning', remaining, path } : undefined
    }
    case 'extended':
      return { kind: 'extended', by: text(fields.by, 20), path }
    case 'leave': {
      const verdict = oneOf(fields.verdict, ['stay', 'leave', 'unsure'])
      if (!verdict) return undefined
      const [cause, how] = [text(fields.cause, 20), text(fields.how, 20)]
      return { kind: 'verdict', verdict, cause, how, path }
    }
    case 'expired':
      return { kind: 'expired', reason: text(fields.reason, 20), path }
    case 'signedout':
      return { kind: 'signed-out', by: text(fields.by, 20), path }
    case 'error':
      return { kind: 'error', error: text(fields.error, 200), path }
    default:
      return undefined
  }
}

/** What only a page knows, for the inspector. */
export const pageReports = ({ endpoints, journal }: Harbour) => {
  const app = new Hono()
  app.post('/report', fromOurPages, bodyLimit({ maxSize: 2_048 }), async (c) => {
    const report = readReport(await c.req.parseBody().catch(() => ({})))
    if (!report) return c.text('Unknown report', 400)
    // A page that has just ended its session may still say so.
    const visit = await endpoints.visit(c.req.raw)
    if (visit.state !== 'new') journal.write(keyOf(visit.id), report)
    c.header('cache-control', 'no-store')
    return c.body(null, 204)
  })
  return app
}
