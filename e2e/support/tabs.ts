import type { BrowserContext, Page } from '@playwright/test'
import type { App } from './app'
import { stateOf } from './dialog'
import { expect } from './test'
import { openQuietPage } from './warning'

/** A message between tabs takes no time of the page's clock, but some of ours. */
export const settled = (pages: readonly Page[], state: string) =>
  Promise.all(pages.map((page) => expect.poll(() => stateOf(page)).toBe(state)))

/** Only the tab in front gets input at once. */
export const switchTo = (page: Page) => page.bringToFront()

export const openTab = async (app: App, context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  await app.open(page)
  return page
}

/** The tab is gone without a word, as where the browser has no memory left for it. */
export const crash = async (page: Page): Promise<void> => {
  const cdp = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void cdp.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}

/** Opens so many tabs on which time stands still, and which will warn after four minutes. */
export const openTabs = async (
  app: App,
  page: Page,
  context: BrowserContext,
  count: number,
  more: Record<string, string> = {},
) => {
  await openQuietPage(app, page, more)
  const pages = [page]
  while (pages.length < count) pages.push(await openTab(app, context))
  return pages as [Page, Page, ...Page[]]
}
