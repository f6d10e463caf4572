import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Harbour, SignedIn } from './context'
import { fromOurPages } from './origin'
import { sameToken } from './sessions'
import { accountsPage } from './views/accounts'
import { documentsPage } from './views/documents'
import { modulePage } from './views/module'
import { ownDialogPage } from './views/ownDialog'
import { paidPage, paymentsPage } from './views/payments'
import { ratesFrame, refreshPage, slowPage } from './views/small'
import { spaPage } from './views/spa'
import { signedInOnly } from './visit'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Everything behind the sign-in that is a page. */
export const signedInPages = (harbour: Harbour) => {
  const { timing, drafts, otherOrigin } = harbour
  const app = new Hono<SignedIn>()
  const only = signedInOnly(harbour)

  app.get('/accounts', only, (c) => c.html(accountsPage({ session: c.var.session, timing })))

  app.get('/payments', only, async (c) => {
    const q = (c.req.query('q') ?? '').slice(0, 60)
    const draft = await drafts.find(c.var.session.name)
    return c.html(paymentsPage({ session: c.var.session, timing, q, draft }))
  })

  app.post('/payments', fromOurPages, bodyLimit({ maxSize: 4_096 }), only, async (c) => {
    const body = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
    if (!sameToken(body.csrf, c.var.session.csrf)) return c.text('The CSRF token is missing', 403)
    await drafts.drop(c.var.session.name)
    const to = String(body.payee ?? '').slice(0, 60)
    const amount = String(body.amount ?? '').slice(0, 12)
    return c.redirect(`/payments/done?${new URLSearchParams({ to, amount })}`, 303)
  })

  app.get('/payments/done', only, (c) => {
    const to = (c.req.query('to') ?? '').slice(0, 60)
    const amount = Number.parseFloat(c.req.query('amount') ?? '') || 0
    return c.html(paidPage({ session: c.var.session, timing, to, amount }))
  })

  app.get('/documents', only, (c) =>
    c.html(documentsPage({ session: c.var.session, timing, otherOrigin })),
  )

  app.get('/slow', only, async (c) => {
    await wait(timing.slow)
    return c.html(slowPage({ session: c.var.session, timing }))
  })

  app.get('/refresh', only, (c) => c.html(refreshPage({ session: c.var.session, timing })))
  app.get('/rates', only, (c) => c.html(ratesFrame(c.req.query('in') ?? 'EUR')))
  app.get('/module', only, (c) => c.html(modulePage({ session: c.var.session, timing })))
  app.get('/own-dialog', only, (c) => c.html(ownDialogPage({ session: c.var.session, timing })))

  for (const path of ['/spa', '/spa/messages', '/spa/settings']) {
    app.get(path, only, (c) => c.html(spaPage({ session: c.var.session, timing })))
  }

  return app
}
