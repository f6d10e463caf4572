import type { Page } from '@playwright/test'
import axe from 'axe-core'
import type { App } from './support/app'
import { dialogOf, PROBLEM, settledLook } from './support/dialog'
import { expect, test } from './support/test'
import { MINUTE, sleep } from './support/time'

declare global {
  interface Window {
    axe: typeof axe
  }
}

interface Scene {
  name: string
  options?: Record<string, string>
  /** Minutes after which there is something to look at. */
  after: number
  show?(app: App, page: Page): Promise<unknown>
}

const scenes: Scene[] = [
  { name: 'the warning', after: 4 },
  { name: 'the warning of the end of the lifetime', options: { lifetime: '5m' }, after: 4 },
  {
    name: 'a failed stay',
    after: 4,
    show: async (app, page) => {
      app.answer('keep-alive', { status: 500 })
      await dialogOf(page).stay.click()
      await expect(dialogOf(page).problem).toHaveText(PROBLEM)
    },
  },
  { name: 'the curtain', after: 5 },
  {
    name: 'a failed sign-out',
    after: 4,
    show: async (app, page) => {
      app.answer('end', { status: 500 })
      await dialogOf(page).signOut.click()
      await dialogOf(page).retry.waitFor()
    },
  },
]

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { name, options, after, show } of scenes) {
    test(`axe finds nothing in ${name} (${colorScheme})`, async ({ app, page }) => {
      await page.emulateMedia({ colorScheme })
      // The clock runs on: axe waits for timers of its own.
      await page.clock.install()
      app.dress({ head: '<meta name="color-scheme" content="light dark">' })
      app.use({
        'end-url': 'end',
        'keep-alive-url': 'keep-alive',
        'idle-timeout': '5m',
        warning: '1m',
        ...options,
      })
      await app.open(page, 'next')
      await sleep(page, after * MINUTE)
      await dialogOf(page).dialog.waitFor()
      await show?.(app, page)
      await settledLook(page)

      await page.evaluate(axe.source)
      const { violations, passes } = await page.evaluate(() => window.axe.run())
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual(
        [],
      )
      expect(passes.map(({ id }) => id)).toContain('aria-dialog-name')
    })
  }
}
