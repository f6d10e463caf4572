import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { ar } from '../src/locales'
import type { App } from './support/app'
import { dialogOf, settledLook } from './support/dialog'
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

const part = (page: Page, name: string) => page.locator(`lastcall-dialog [part=${name}]`)

const scenes: Scene[] = [
  { name: 'the warning', after: 4 },
  { name: 'the warning of the end of the lifetime', options: { lifetime: '5m' }, after: 4 },
  {
    name: 'a failed stay',
    after: 4,
    show: async (app, page) => {
      app.answer('keep-alive', { status: 500 })
      await part(page, 'stay').click()
      await app.hears('keep-alive', 2)
      await expect(dialogOf(page).problem).toBeVisible()
    },
  },
  { name: 'the curtain', after: 5 },
  {
    name: 'a failed sign-out',
    after: 4,
    show: async (app, page) => {
      app.answer('end', { status: 500 })
      await part(page, 'signout').click()
      await part(page, 'retry').waitFor()
    },
  },
]

const directions = [
  { direction: 'left to right', root: 'lang="en"', more: {} },
  {
    direction: 'right to left',
    root: 'lang="ar" dir="rtl"',
    more: { messages: JSON.stringify(ar) },
  },
]

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'light, forced colours': { colorScheme: 'light', forcedColors: 'active' },
  'dark, forced colours': { colorScheme: 'dark', forcedColors: 'active' },
} as const

for (const { direction, root, more } of directions) {
  for (const { name, options, after, show } of scenes) {
    test(`axe finds nothing in ${name}, ${direction}`, async ({ app, page }) => {
      // The clock runs on: axe waits for timers of its own.
      await page.clock.install()
      app.dress({ root, head: '<meta name="color-scheme" content="light dark">' })
      app.use({
        'end-url': 'end',
        'keep-alive-url': 'keep-alive',
        'idle-timeout': '5m',
        warning: '1m',
        ...more,
        ...options,
      })
      await app.open(page, 'next')
      await sleep(page, after * MINUTE)
      await dialogOf(page).dialog.waitFor()
      await show?.(app, page)
      await settledLook(page)

      await page.evaluate(axe.source)
      for (const [look, media] of Object.entries(looks)) {
        await page.emulateMedia(media)
        const { violations, passes } = await page.evaluate(() => window.axe.run())
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)
        expect(found, look).toEqual([])
        expect(passes.map(({ id }) => id)).toContain('aria-dialog-name')
      }
    })
  }
}
