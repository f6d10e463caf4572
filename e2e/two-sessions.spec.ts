import type { Page } from '@playwright/test'
import { watchAnother } from './support/another'
import type { App } from './support/app'
import { stateOf } from './support/dialog'
import { focusOf, uppermost } from './support/drawn'
import { field } from './support/endings'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { openQuietPage } from './support/warning'

/** The tag's own session warns beneath the other one, whose dialog was opened after it. */
const openBoth = async (app: App, page: Page) => {
  await openQuietPage(app, page)
  await pass(page, SECOND)
  await watchAnother(page)
  await page.locator('#name').focus()
  await pass(page, 4 * MINUTE)
  await expect(page.locator('lastcall-dialog')).toHaveCount(2)
}

/** Until the curtain is to be seen. */
const shown = (page: Page) =>
  page
    .locator('lastcall-dialog dialog.curtain')
    .evaluate((curtain) => Promise.all(curtain.getAnimations().map(({ finished }) => finished)))

const statesOf = (page: Page) =>
  page.evaluate(() => [window.lastcall?.session?.state, window.another.state])

const expectPageAsItWas = async (page: Page) => {
  await expect(page.locator('lastcall-dialog')).toHaveCount(0)
  expect(await statesOf(page)).toEqual(['active', 'active'])
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
  await expect(page).toHaveTitle('Start')
  await expect(page.locator('#name')).toBeFocused()
  await page.keyboard.type('as it was')
  await expect(page.locator('#name')).toHaveValue('as it was')
}

test('two sessions of a page both warn, and each is answered by itself', async ({ app, page }) => {
  await openBoth(app, page)
  expect(await statesOf(page)).toEqual(['warning', 'warning'])
  await page.keyboard.press('Enter')
  await expect.poll(() => statesOf(page)).toEqual(['warning', 'active'])
  await expect(page.locator('lastcall-dialog')).toHaveCount(1)
  expect(await focusOf(page)).toBe('stay')
  await pass(page, SECOND)
  await page.keyboard.press('Enter')
  await expectPageAsItWas(page)
  const pages = app.heard('keep-alive').map((request) => field(request, 'page'))
  expect(new Set(pages).size).toBe(2)
})

test('a session that is extended beneath the warning of another closes its own', async ({
  app,
  page,
}) => {
  await openBoth(app, page)
  await page.evaluate(() => window.lastcall?.session?.keepAlive())
  await expect.poll(() => statesOf(page)).toEqual(['active', 'warning'])
  await expect(page.locator('lastcall-dialog')).toHaveCount(1)
  expect(await focusOf(page)).toBe('stay')
  await page.keyboard.press('Escape')
  await expect(page.locator('lastcall-dialog')).toHaveCount(0)
  expect(await statesOf(page)).toEqual(['active', 'active'])
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
})

test('the curtain of a session covers the warning of another', async ({ app, page }) => {
  await openQuietPage(app, page)
  await watchAnother(page, { idleTimeout: '270s' })
  // One opens after the other, and is over before it.
  await pass(page, 4 * MINUTE)
  await expect(page.locator('lastcall-dialog')).toHaveCount(2)
  await pass(page, 31 * SECOND)
  expect(await statesOf(page)).toEqual(['warning', 'expired'])
  await shown(page)
  const dialogs = await page.evaluate(() =>
    [...document.querySelectorAll('lastcall-dialog')].map(({ shadowRoot }) => {
      const dialog = shadowRoot!.querySelector('dialog')!
      const { x, y, width } = dialog.getBoundingClientRect()
      const above = dialog.contains(shadowRoot!.elementFromPoint(x + width / 2, y + 20))
      return { curtain: dialog.matches('.curtain:modal'), above }
    }),
  )
  expect(dialogs).toContainEqual({ curtain: true, above: true })
  expect(dialogs).toContainEqual({ curtain: false, above: false })
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
  // The one beneath goes on counting, and does not come up again.
  const before = await page.screenshot()
  await pass(page, 5 * SECOND)
  expect(before.equals(await page.screenshot())).toBe(true)
})

test('a session that warns above the curtain of another leaves the page covered', async ({
  app,
  page,
}) => {
  await openQuietPage(app, page)
  await watchAnother(page, { idleTimeout: '3m' })
  await pass(page, 4 * MINUTE)
  expect(await statesOf(page)).toEqual(['warning', 'expired'])
  expect(await focusOf(page)).toBe('stay')
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
  await expect(page.locator('#name')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect.poll(() => statesOf(page)).toEqual(['active', 'expired'])
  await expect(page.locator('lastcall-dialog')).toHaveCount(1)
  await expect(page.locator('lastcall-dialog')).toBeFocused()
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
  await expect(page.locator('#name')).toBeHidden()
})

test('a session that is taken away leaves the curtain of another', async ({ app, page }) => {
  await openQuietPage(app, page)
  await watchAnother(page)
  await pass(page, 5 * MINUTE + SECOND)
  expect(await statesOf(page)).toEqual(['expired', 'expired'])
  await page.evaluate(() => window.lastcall?.session?.destroy())
  await expect(page.locator('lastcall-dialog')).toHaveCount(1)
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
  await expect(page.locator('#name')).toBeHidden()
  await page.evaluate(() => window.another.destroy())
  await expect(page.locator('lastcall-dialog')).toHaveCount(0)
  await expect(page.locator('#name')).toBeVisible()
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
})

test('two sessions of a hidden page take turns with its title, and give it back', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => window.name === 'away' })
  })
  await openQuietPage(app, page, {}, 'full')
  await watchAnother(page, { idleTimeout: '4m30s' })
  await page.evaluate(() => {
    window.name = 'away'
  })
  await pass(page, 4 * MINUTE)
  const titles = new Set<string>()
  for (let second = 0; second < 4; second++) {
    titles.add(await page.title())
    await pass(page, SECOND)
  }
  expect([...titles]).toContain('Start')
  expect([...titles].filter((title) => /^Time left: \d+ seconds$/.test(title))).not.toHaveLength(0)
  await page.evaluate(() => window.another.keepAlive())
  await pass(page, SECOND)
  expect(await stateOf(page)).toBe('warning')
  await page.evaluate(() => window.lastcall?.session?.keepAlive())
  await expect(page.locator('lastcall-dialog')).toHaveCount(0)
  await expect(page).toHaveTitle('Start')
})
