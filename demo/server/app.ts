import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { LedgerUnavailableError } from 'lastcall/server'
import { serveAssets } from './assets'
import { createCompanion, followEnds } from './companion'
import type { Harbour } from './context'
import { entrance } from './entrance'
import { signedInFiles } from './files'
import { securityHeaders } from './headers'
import { inspector } from './inspector'
import { createJournal, type Scribe } from './journal'
import { journaledLedger } from './journaledLedger'
import { createOther } from './other'
import { signedInPages } from './pages'
import { paymentDraft } from './paymentDraft'
import { pageReports } from './reports'
import { openStores } from './stores'
import { demoTiming, type Timing } from './timing'
import { awayPage, notFoundPage } from './views/goodbye'

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
  /** Where sessions are kept if not in memory. */
  redisUrl?: string | undefined
  /** Where this is one of several processes: who keeps the journal, and shows it. */
  scribe?: Scribe | undefined
}

/** Harbour and, on its own origin, the other site. */
export const createDemo = async (options: DemoOptions) => {
  const { appOrigin, otherOrigin, pageCache = 'private, no-cache', redisUrl, scribe } = options
  const timing = { ...demoTiming, ...options.timing }
  const ownJournal = createJournal()
  const journal = scribe ?? ownJournal
  const { sessions, drafts, ...stores } = await openStores(timing, redisUrl)
  const ledger = journaledLedger(stores.ledger, journal)
  const endpoints = createCompanion(ledger, sessions)
  const following = followEnds({ ledger, values: sessions, journal, by: scribe && process.pid })
  const shared = { ledger, endpoints, sessions, drafts, journal }
  const harbour: Harbour = { ...shared, timing, otherOrigin, pageCache }
  const assets = await serveAssets()

  const app = new Hono()
  app.use(securityHeaders)
  app.use(methodNotAllowed({ app }))
  app.route('/', assets)
  app.all('/session/*', (c) => endpoints(c.req.raw))
  app.route('/payments/draft', paymentDraft(harbour))
  app.route('/inspector', pageReports(harbour))
  if (!scribe) app.route('/inspector', inspector({ journal: ownJournal, timing }))
  app.route('/', entrance(harbour))
  app.route('/', signedInPages(harbour))
  app.route('/', signedInFiles(harbour))
  app.notFound((c) => c.html(notFoundPage(), 404))
  app.onError((error, c) => {
    console.error(error)
    const isAway = error instanceof LedgerUnavailableError
    return isAway ? c.html(awayPage(), 503) : c.text('Something went wrong', 500)
  })

  const close = async () => {
    await stores.close()
    await following
  }
  return { app, other: createOther({ appOrigin, assets }), journal: ownJournal, close }
}
