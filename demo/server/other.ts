import { Hono } from 'hono'
import { securityHeaders } from './headers'
import { otherPage } from './views/other'

/** Another site, on another origin: somewhere to leave for, and to come back from. */
export const createOther = ({ appOrigin, assets }: { appOrigin: string; assets: Hono }) => {
  const app = new Hono()
  app.use(securityHeaders)
  app.route('/', assets)

  app.get('/', (c) => c.html(otherPage({ appOrigin })))

  // What a single sign-on service does: look, and send back. Only ever to the app.
  app.get('/authorize', (c) => {
    const to = c.req.query('to') ?? ''
    const known = URL.canParse(to) && new URL(to).origin === appOrigin
    return known ? c.redirect(to, 302) : c.text('Unknown application', 400)
  })

  return app
}
