import type { Page } from '@playwright/test'
import type { Answer } from './server/answers'
import type { App } from './support/app'
import { dialogOf, PROBLEM, stateOf } from './support/dialog'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND, sleep } from './support/time'
import { listenTo, namesOf } from './support/told'

const LIVE: Answer = { json: { state: 'live', expires_in: 290 } }

/** Opens a page, and lets it sleep through its deadline. */
const sleepThrough = async (app: App, page: Page, ...answers: Answer[]) => {
  app.use({ 'status-url': 'status', 'idle-timeout': '5m', warning: '1m', 'expired-url': 'gone' })
  app.answer('status', LIVE, ...answers)
  await holdTime(page)
  await app.open(page)
  await app.hears('status')
  await app.mark(page)
  await sleep(page, 10 * MINUTE)
}

test('covers a page that slept through its deadline before it asks', async ({ app, page }) => {
  const told = await listenTo(page)
  await sleepThrough(app, page, { after: 'never' })
  await app.hears('status', 2)
  await expect(dialogOf(page).curtain).toBeVisible()
  expect(await stateOf(page)).toBe('checking')
  const asked = told.filter(({ detail }) => String(detail.url).includes('status'))
  expect(asked.map(({ covered }) => covered)).toEqual([false, true])
  expect(namesOf(told)).not.toContain('expired')
})

test('uncovers the page where the session outlived the sleep', async ({ app, page }) => {
  await sleepThrough(app, page, LIVE)
  await app.hears('status', 2)
  await expect(dialogOf(page).dialog).toHaveCount(0)
  expect(await stateOf(page)).toBe('active')
  expect(page.url()).toBe(app.url('page'))
})

test('expires where the session did not outlive the sleep', async ({ app, page }) => {
  await sleepThrough(app, page, { status: 401, json: { state: 'ended', reason: 'idle' } })
  await page.waitForURL(app.url('gone'))
})

test('stays covered while the server does not answer, and offers to try again', async ({
  app,
  page,
}) => {
  await sleepThrough(app, page, { status: 503 }, LIVE)
  const { curtain, retry, dialog } = dialogOf(page)
  await expect(curtain).toContainText(PROBLEM)
  await retry.click()
  await app.hears('status', 3)
  await expect(dialog).toHaveCount(0)
  expect(await stateOf(page)).toBe('active')
})

test('gives up a status request that hangs', async ({ app, page }) => {
  await sleepThrough(app, page, { after: 'never' }, LIVE)
  await app.hears('status', 2)
  const { curtain, dialog } = dialogOf(page)
  await expect(curtain).toBeVisible()
  await pass(page, 5 * SECOND)
  await expect(curtain).toContainText(PROBLEM)
  await pass(page, 5 * SECOND)
  await expect(dialog).toHaveCount(0)
})

test('expires after a sleep where there is no statusUrl to ask', async ({ app, page }) => {
  app.use({ 'idle-timeout': '5m', warning: '1m', 'expired-url': 'gone' })
  await holdTime(page)
  await app.open(page)
  await sleep(page, 10 * MINUTE)
  await expect(dialogOf(page).curtain).toBeVisible()
  // Until then another tab may object.
  await pass(page, SECOND)
  await page.waitForURL(app.url('gone'))
})
