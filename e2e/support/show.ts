import type { Page } from '@playwright/test'

/** Tells a page that somebody sees it, or nobody: Playwright keeps every page visible. */
export const show = (page: Page, visible: boolean): Promise<void> =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      const hidden = { value: state === 'hidden', configurable: true }
      Object.defineProperty(document, 'hidden', hidden)
      document.dispatchEvent(new Event('visibilitychange'))
    },
    visible ? 'visible' : 'hidden',
  )
