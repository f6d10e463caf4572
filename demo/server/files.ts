import { Hono } from 'hono'
import type { Harbour, SignedIn } from './context'
import { ownOrigin } from './origin'
import { statement, transactions } from './views/data'
import { signedInOnly } from './visit'

/** What is behind the sign-in but is no page: a click on it may unload nothing at all. */
export const signedInFiles = (harbour: Harbour) => {
  const app = new Hono<SignedIn>()
  const only = signedInOnly(harbour)

  app.get('/files/statement.csv', only, (c) => {
    c.header('content-type', 'text/csv; charset=utf-8')
    return c.body(statement())
  })

  app.get('/files/terms.txt', only, (c) => {
    c.header('content-disposition', 'attachment; filename="harbour-terms.txt"')
    return c.text('Harbour is a fictional bank. Nothing here is binding.\n')
  })

  app.get('/no-content', only, (c) => c.body(null, 204))

  app.get('/api/transactions', only, (c) => c.json({ transactions }))

  app.get('/sso', only, (c) => {
    const to = `${ownOrigin(c.req.url)}/accounts`
    return c.redirect(`${harbour.otherOrigin}/authorize?${new URLSearchParams({ to })}`, 302)
  })

  return app
}
