import { type Context, Hono } from 'hono'
import { answer } from './answers'
import { controls, document } from './pages'
import { STRICT, type World } from './world'

export interface Site {
  /** Finds the test that a request belongs to. */
  world(id: string): World | undefined
  assets: ReadonlyMap<string, string>
  origins: { app: string; other: string }
}

type Env = { Variables: { world: World; what: string } }
type Page = Context<Env>

const SLOW = 2_500
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const note = async (c: Context<Env>, what: string) => {
  const body = c.req.method === 'POST' ? await c.req.text().catch(() => '') : ''
  const url = new URL(c.req.url)
  c.var.world.add({
    what,
    method: c.req.method,
    url,
    headers: c.req.header(),
    fields: [...new URLSearchParams(body)],
  })
}

/** What one test sees at `/t/<its id>/…`, and nobody else does. */
const corner = ({ world, origins }: Site) => {
  const app = new Hono<Env>()

  app.use('/:id/:what', async (c, next) => {
    const found = world(c.req.param('id'))
    if (!found) return c.text('No such test', 404)
    c.set('world', found)
    await note(c, c.req.param('what'))
    const query = c.req.query()
    if (!('loose' in query)) c.header('content-security-policy', found.csp)
    if ('no-store' in query) c.header('cache-control', 'no-store')
    return next()
  })

  for (const what of ['end', 'keep-alive', 'status']) {
    app.all(`/:id/${what}`, (c) => answer(c, c.var.world, what))
  }
  // The app's own, which pages of any origin may read.
  app.all('/:id/api', (c) => {
    c.header('access-control-allow-origin', '*')
    return answer(c, c.var.world, 'api')
  })
  app.get('/:id/marker', (c) => c.body(null, 204))
  app.get('/:id/no-content', (c) => c.body(null, 204))
  app.get('/:id/file', (c) => c.text('A file'))
  app.get('/:id/attachment', (c) => {
    c.header('content-disposition', 'attachment; filename="attachment.txt"')
    return c.text('An attachment')
  })
  app.post('/:id/pay', (c) => c.redirect('done', 303))
  app.get('/:id/sso', (c) => {
    const to = new URL('landed', c.req.url).href
    return c.redirect(`${origins.other}/authorize?${new URLSearchParams({ to })}`, 302)
  })

  const page = (c: Page, title: string, more: { head?: string; body?: string } = {}) =>
    c.html(document({ world: c.var.world, title, ...more }))

  app.get('/:id/page', (c) =>
    c.html(controls(c.var.world, origins.other, c.req.query('framed') !== undefined)),
  )
  app.get('/:id/refresh', (c) =>
    page(c, 'refresh', { head: '<meta http-equiv="refresh" content="0; url=next">' }),
  )
  app.get('/:id/frame', (c) => page(c, 'frame', { body: '<a id="inner" href="inner">Inner</a>' }))
  app.get('/:id/slow', async (c) => {
    await Promise.race([wait(SLOW), c.var.world.over])
    return page(c, 'slow')
  })
  app.get('/:id/bare', (c) => c.html('<!doctype html><title>bare</title>'))
  app.get('/:id/:title', (c) => page(c, c.req.param('title')))
  return app
}

/** The app, and with it the files that its pages include. */
export const createApp = (site: Site) => {
  const app = new Hono()
  for (const [path, text] of site.assets) {
    app.get(path, (c) => c.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  }
  app.get('/favicon.ico', (c) => c.body(null, 204))
  return app.route('/t', corner(site))
}

/** The other site: somewhere to leave for, a sign-on that sends back, endpoints on its origin. */
export const createOther = (site: Site) => {
  const app = new Hono()
  app.get('/', (c) => {
    c.header('content-security-policy', STRICT)
    return c.html('<!doctype html><title>Another site</title><h1>Another site</h1>')
  })
  app.get('/authorize', (c) => {
    const to = c.req.query('to') ?? ''
    return to.startsWith(`${site.origins.app}/`) ? c.redirect(to, 302) : c.text('Unknown', 400)
  })
  return app.route('/t', corner(site))
}
