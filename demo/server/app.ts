import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { serveAssets } from './assets'
import type { Harbour } from './context'
import { createDrafts } from './drafts'
import { sessionEndpoints } from './endpoints'
import { entrance } from './entrance'
import { signedInFiles } from './files'
import { securityHeaders } from './headers'
import { inspector } from './inspector'
import { createJournal } from './journal'
import { createOther } from './other'
import { signedInPages } from './pages'
import { paymentDraft } from './paymentDraft'
import { createSessions } from './sessions'
import { demoTiming, type Timing } from './timing'
import { notFoundPage } from './views/goodbye'

export interface DemoOptions {
  /** Where the app is served, for example `http://localhost:3000`. */
  appOrigin: string
  /** Where the other site is served, for example `http://127.0.0.1:3001`. */
  otherOrigin: string
  /** What differs from `demoTiming`, in milliseconds. */
  timing?: Partial<Timing>
  /**
   * Cache-Control of the signed-in pages. `no-cache` by default, so that Back shows the page
   * from the back/forward cache and the SDK's cover can be seen at work; a real bank would say
   * `no-store`, which keeps pages out of that cache in Firefox and Safari.
   */
  pageCache?: string
}

/** Harbour and, on its own origin, the other site. */
export const createDemo = async (options: DemoOptions) => {
  const { appOrigin, otherOrigin, pageCache = 'private, no-cache' } = options
  const timing = { ...demoTiming, ...options.timing }
  const journal = createJournal()
  const { idle, lifetime } = timing
  const sessions = createSessions({ idle, lifetime, onEnd: journal.end })
  const drafts = createDrafts()
  const harbour: Harbour = { sessions, journal, drafts, timing, otherOrigin, pageCache }
  const assets = await serveAssets()

  const app = new Hono()
  app.use(securityHeaders)
  app.use(methodNotAllowed({ app }))
  app.route('/', assets)
  app.route('/session', sessionEndpoints(harbour))
  app.route('/payments/draft', paymentDraft(harbour))
  app.route('/inspector', inspector(harbour))
  app.route('/', entrance(harbour))
  app.route('/', signedInPages(harbour))
  app.route('/', signedInFiles(harbour))
  app.notFound((c) => c.html(notFoundPage(), 404))

  return { app, other: createOther({ appOrigin, assets }), journal, close: sessions.close }
}
