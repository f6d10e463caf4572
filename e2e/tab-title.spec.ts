import type { Page } from '@playwright/test'
import { dialogOf } from './support/dialog'
import { show } from './support/show'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { openWarning } from './support/warning'

/** The titles of so many seconds, each as it is after that second. */
const titlesOf = async (page: Page, seconds: number) => {
  const titles: string[] = []
  for (let second = 0; second < seconds; second++) {
    await pass(page, SECOND)
    titles.push(await page.title())
  }
  return titles
}

test('the title of a hidden tab tells the time left, by turns with its own', async ({
  app,
  page,
}) => {
  await openWarning(app, page, {}, 'full')
  expect(await titlesOf(page, 2)).toEqual(['Start', 'Start'])
  await show(page, false)
  expect(await page.title()).toBe('Time left: 58 seconds')
  expect(await titlesOf(page, 4)).toEqual([
    'Start',
    'Time left: 56 seconds',
    'Start',
    'Time left: 54 seconds',
  ])
})

test('the title is the page’s own again as soon as somebody looks', async ({ app, page }) => {
  await openWarning(app, page, {}, 'full')
  await show(page, false)
  await show(page, true)
  expect(await page.title()).toBe('Start')
  expect(await titlesOf(page, 2)).toEqual(['Start', 'Start'])
})

test('the title is the page’s own again where the session is extended in another tab, and at its end', async ({
  app,
  page,
}) => {
  await openWarning(app, page, {}, 'full')
  await show(page, false)
  await page.evaluate(() => window.lastcall?.session?.keepAlive())
  await expect(dialogOf(page).dialog).toHaveCount(0)
  expect(await page.title()).toBe('Start')
  await pass(page, 4 * MINUTE)
  expect((await titlesOf(page, 50)).filter((title) => title !== 'Start')).toHaveLength(25)
  await pass(page, 10 * SECOND)
  await expect(dialogOf(page).curtain).toBeVisible()
  expect(await page.title()).toBe('Start')
})

test('a title that the page writes meanwhile stays', async ({ app, page }) => {
  await openWarning(app, page, {}, 'full')
  await show(page, false)
  await page.evaluate(() => {
    document.title = 'New mail'
  })
  expect(await titlesOf(page, 2)).toEqual(['New mail', 'Time left: 58 seconds'])
  await show(page, true)
  expect(await page.title()).toBe('New mail')
})

test('two sessions in a hidden page leave its title as it was', async ({ app, page }) => {
  await openWarning(app, page, {}, 'full')
  await show(page, false)
  await page.evaluate(() => {
    const options = { channel: 'other', idleTimeout: '55s', warning: '50s' }
    Object.assign(window, { other: window.lastcall!.watchSession(options) })
  })
  expect(await titlesOf(page, 12)).toContain('Time left: 48 seconds')
  for (const seconds of [1, 2, 3, 4]) {
    await show(page, true)
    expect(await page.title()).toBe('Start')
    await show(page, false)
    await titlesOf(page, seconds)
  }
})

test('the title is left alone where the author wants it so', async ({ app, page }) => {
  await openWarning(app, page, { dialog: '{"tabTitle": false}' }, 'full')
  await show(page, false)
  expect(await titlesOf(page, 3)).toEqual(['Start', 'Start', 'Start'])
})
