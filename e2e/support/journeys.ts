import type { Page } from '@playwright/test'

/** Does something that loads a document, and waits for it. */
export const loads = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  const loaded = page.waitForEvent('load')
  await act()
  await loaded
}

/** Notes in the document that it was left and came back out of the back/forward cache. */
const watchRestores = (page: Page) =>
  page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.restored = String(persisted)
    })
  })

/** Leaves for another page of the app and comes back by `back`, out of the cache. */
export const restored = async (page: Page, away: () => Promise<unknown>, back = goBack) => {
  await watchRestores(page)
  await loads(page, away)
  await back(page)
  await page.locator('html[data-restored=true]').waitFor({ state: 'attached' })
}

/**
 * `page.goBack()` waits for a load event, which a page out of the cache does not have. The answer of
 * a page that is left at once may be lost: what it leads to is for the caller to see.
 */
export const goBack = (page: Page): Promise<void> =>
  page.evaluate(() => history.back()).catch(() => {})

/** Makes the browser throw this document away when it is left. */
export const refuseCache = (page: Page): Promise<void> =>
  page.evaluate(() => addEventListener('unload', () => {}))

/** Leaves as a person does: the browser may ask the page first, and is told to go on. */
export const closeTab = async (page: Page): Promise<void> => {
  page.on('dialog', (dialog) => void dialog.accept())
  await page.close({ runBeforeUnload: true })
}

/** Goes away from a page that asks whether one really wants to, and says no. */
export const cancelLeaving = async (page: Page, away: () => Promise<unknown>): Promise<void> => {
  await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()))
  const asked = page.waitForEvent('dialog')
  const gone = away()
  await (await asked).dismiss()
  await gone
}
