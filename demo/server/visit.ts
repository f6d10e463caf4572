import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { expiredResponse, type Unavailable, type Visit } from 'lastcall/server'
import type { Harbour, SignedIn } from './context'
import { standingOf } from './journal'
import type { Session } from './sessions'

export interface Guest {
  readonly visit: Visit
  /** What the bank knows of a session that is live. */
  readonly session: Session | undefined
}

/** Who a request comes from. Slides nothing. */
export const guestOf = async (c: Context, { endpoints, sessions }: Harbour): Promise<Guest> => {
  const visit = await endpoints.visit(c.req.raw)
  const session = visit.state === 'live' ? await sessions.read(visit.id) : undefined
  return { visit, session }
}

// For the journal alone: what slides a session the companion decides by itself.
const isPage = (c: Context) =>
  !c.req.header('sec-purpose')?.includes('prefetch') &&
  (c.req.header('sec-fetch-dest') ?? 'document') === 'document' &&
  c.res.headers.get('content-type')?.startsWith('text/html')

const note = (c: Context, { journal }: Harbour, session: Session, seen: Visit | Unavailable) => {
  if (seen.state !== 'live' || !isPage(c)) return
  const { key, name, startedAt } = session
  const standing = standingOf(seen)
  if (standing) journal.meet({ key, name, startedAt }, standing)
  journal.write(key, { kind: 'page', path: c.req.path })
}

/** Lets only signed-in visitors in, and tells an expired visitor from a new one. */
export const signedInOnly = (harbour: Harbour) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const { visit, session } = await guestOf(c, harbour)
    if (visit.state === 'new') return c.redirect('/', 303)
    if (!session) {
      return expiredResponse(
        c.req.raw,
        visit.state === 'live' ? { ...visit, state: 'expired' } : visit,
        {
          expiredUrl: '/session-expired',
          returnParam: 'from',
        },
      )
    }
    c.set('session', session)
    c.header('cache-control', harbour.pageCache)
    await next()
    // Now that the answer begins it is known whether it is a page or a download.
    note(c, harbour, session, await harbour.endpoints.touch(c.req.raw, c.res))
  })
