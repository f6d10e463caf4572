import { Hono } from 'hono'
import { createDemo } from '../../../demo/server/app.ts'
import { open } from '../../server/listen.ts'
import { bundled } from '../../support/bundle.ts'
import { createLog, type Log } from '../site/log.ts'
import { BROKEN } from './broken.ts'

/** Something in a page that can be clicked, and where. */
export interface Spot {
  readonly x: number
  readonly y: number
  /** Its own, or that of its form. */
  readonly id: string
  readonly words: string
  readonly href: string
  readonly target: string
  /** A link that a script follows without loading a page. */
  readonly route: boolean
}

const MINUTE = 60_000

/** Nothing ends or warns while a walk lasts. */
const LONG = { idle: 60 * MINUTE, warning: MINUTE, lifetime: 24 * 60 * MINUTE }
const TIMING = { ...LONG, grace: 100, slow: 500 }

const reporter = () => bundled(new URL('in-page/reporter.ts', import.meta.url))

const SCRIPT = { 'content-type': 'text/javascript' }

/**
 * What is walked over are pages that judge their own leaves. With a companion each of them is told,
 * and of a wrong one nothing would be seen.
 */
const addresses = ['end', 'keep-alive', 'status'] as const
const judgeAlone = (text: string) =>
  text
    .replace(
      'data-session-url="/session"',
      addresses.map((name) => `data-${name}-url="/session/${name}"`).join(' '),
    )
    .replace(
      'sessionUrl: "/session"',
      'endUrl: "/session/end", keepAliveUrl: "/session/keep-alive", statusUrl: "/session/status"',
    )

/** One of the two sites, with the reporter in each page and a log of what is asked of it. */
function around(inner: Hono, log: Log, script: string, broken: boolean) {
  const app = new Hono()
  let pages = 0

  app.get('/walk.js', (c) => c.body(script, 200, SCRIPT))
  app.post('/walk', async (c) => {
    const { what, page, about } = await c.req.json()
    log.add(what, page, { about: JSON.stringify(about) })
    return c.body(null, 204)
  })
  app.all('*', async (c) => {
    const { path, method } = c.req
    const dest = c.req.header('sec-fetch-dest') ?? ''
    // Before it is answered: a slow page is asked for long before.
    if (dest !== 'script') log.add('asked', undefined, { path, dest })
    const answer = await inner.fetch(c.req.raw, c.env)
    if (path === '/session/end') log.add('told', undefined, { status: String(answer.status) })
    if (broken && path === '/lastcall.full.js')
      return c.body((await answer.text()) + BROKEN, 200, SCRIPT)
    if (path === '/assets/spa.js') return c.body(judgeAlone(await answer.text()), 200, SCRIPT)
    const isPage = answer.headers.get('content-type')?.startsWith('text/html')
    if (!isPage || dest !== 'document' || method !== 'GET') return answer
    pages += 1
    const page = `${c.req.url.includes('localhost') ? 'app' : 'other'}-${pages}`
    const tag = `<script src="/walk.js" data-page="${page}" defer></script></head>`
    log.add('answered', page, { path })
    const headers = new Headers(answer.headers)
    headers.delete('content-length')
    const html = judgeAlone(await answer.text()).replace('</head>', tag)
    return new Response(html, { status: answer.status, headers })
  })
  return app
}

/** The demo, and the other site, for one browser to walk about in. */
export async function openSite(broken: boolean) {
  const [app, other, script] = await Promise.all([open(), open(), reporter()])
  const appOrigin = `http://localhost:${app.port}`
  const otherOrigin = `http://127.0.0.1:${other.port}`
  const demo = await createDemo({ appOrigin, otherOrigin, timing: TIMING })
  const log = createLog()
  app.serve(around(demo.app, log, script, broken))
  other.serve(around(demo.other, log, script, false))
  demo.journal.subscribe(({ session, entry }) => {
    if (entry.kind === 'sign-in' || entry.kind === 'end') log.add(entry.kind, session.id)
    if (entry.kind === 'verdict' || entry.kind === 'leave') {
      log.add(
        entry.kind,
        session.id,
        Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, String(value)])),
      )
    }
  })
  return {
    app: (path: string) => appOrigin + path,
    other: (path: string) => otherOrigin + path,
    log,
    close: async () => {
      await Promise.all([app.close(), other.close(), demo.close()])
    },
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>
