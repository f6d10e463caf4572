import type { Page } from '@playwright/test'
import type { Options, Session } from 'lastcall'

declare global {
  interface Window {
    another: Session
  }
}

/** Starts one more session in the page, with a clock of its own. */
export const watchAnother = (page: Page, more: Partial<Options> = {}): Promise<void> =>
  page.evaluate((options) => {
    window.another = window.lastcall!.watchSession({
      keepAliveUrl: 'keep-alive',
      idleTimeout: '5m',
      warning: '1m',
      channel: 'another',
      ...options,
    })
  }, more as object)
