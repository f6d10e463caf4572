import type { Browser, CDPSession, Page } from '@playwright/test'
import type { Sites } from '../e2e/server/start.ts'
import type { Way } from '../e2e/server/world.ts'
import { createAppFor } from '../e2e/support/app.ts'

/** A page, and what its events cost is measured by. */
export interface Subject {
  readonly name: string
  readonly page: Page
  readonly cdp: CDPSession
}

const EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']

const OPTIONS = {
  'end-url': 'end',
  'keep-alive-url': 'keep-alive',
  'idle-timeout': '20m',
  warning: '2m',
  'expired-url': 'gone',
}

const listenToAll = (page: Page) =>
  page.evaluate((names) => {
    for (const name of names) addEventListener(name, () => {}, { capture: true, passive: true })
  }, EVENTS)

interface Kind {
  readonly name: string
  readonly way: Way
  readonly prepare?: (page: Page) => Promise<void>
}

const KINDS: readonly Kind[] = [
  { name: 'no listener', way: 'none' },
  { name: 'empty listeners', way: 'none', prepare: listenToAll },
  { name: 'Lastcall', way: 'tag' },
]

/** The same page without any listener, with some that do nothing, and with Lastcall. */
export const openSubjects = (browser: Browser, sites: Sites): Promise<Subject[]> =>
  Promise.all(
    KINDS.map(async ({ name, way, prepare }) => {
      const app = createAppFor(sites, sites.addWorld())
      app.use(OPTIONS, way)
      const context = await browser.newContext()
      const page = await context.newPage()
      await app.open(page)
      await prepare?.(page)
      const cdp = await context.newCDPSession(page)
      await cdp.send('Performance.enable')
      return { name, page, cdp }
    }),
  )
