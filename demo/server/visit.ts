import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { COOKIE, type Harbour, type SignedIn } from './context'
import type { Visit } from './sessions'

export const visitOf = (c: Context, { sessions }: Harbour): Visit =>
  sessions.look(getCookie(c, COOKIE))

const pathOf = (c: Context) => {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

// A prefetched page has not been seen by anybody, and a frame or a script's request may come
// from a timer. Only a page that was really asked for shows that somebody is there.
const isVisit = (c: Context) =>
  !c.req.header('sec-purpose')?.includes('prefetch') &&
  (c.req.header('sec-fetch-dest') ?? 'document') === 'document'

/** Lets only signed-in visitors in, and tells an expired visitor from a new one. */
export const signedInOnly = (harbour: Harbour) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const visit = visitOf(c, harbour)
    if (visit.state === 'unknown') return c.redirect('/', 303)
    if (visit.state === 'ended') {
      return c.redirect(`/session-expired?${new URLSearchParams({ from: pathOf(c) })}`, 303)
    }
    c.set('session', isVisit(c) ? harbour.sessions.slide(visit.session) : visit.session)
    c.header('cache-control', harbour.pageCache)
    await next()
    if (!isVisit(c)) return
    // Recorded once the answer is known, so that a download is not taken for a page.
    const isPage = c.res.headers.get('content-type')?.startsWith('text/html')
    if (isPage) harbour.journal.slid(c.var.session, { kind: 'page', path: c.req.path })
    else harbour.journal.slide(c.var.session)
  })
