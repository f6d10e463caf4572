import type { Page } from '@playwright/test'
import type { App } from './support/app'
import { dialogOf } from './support/dialog'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { openQuietPage, openWarning } from './support/warning'

/** All that is said aloud of the time until the end. */
const saidUntilTheEnd = async (app: App, page: Page, dialog: string, more = {}) => {
  const { spoken } = await openWarning(app, page, { dialog, ...more }, 'full')
  const said: (string | null)[] = []
  for (let second = 0; second < 59; second++) {
    await pass(page, SECOND)
    const text = await spoken.textContent()
    if (text !== said.at(-1)) said.push(text)
  }
  return said
}

test('the time left is told every 15 seconds where the author wants it so, and not below 20', async ({
  app,
  page,
}) => {
  expect(await saidUntilTheEnd(app, page, '{"announceEvery": "15s"}')).toEqual([
    'Time left: 1 minute',
    'Time left: 45 seconds',
    'Time left: 30 seconds',
  ])
})

test('the time left is told once a minute where the author wants it so', async ({ app, page }) => {
  expect(await saidUntilTheEnd(app, page, '{"announceEvery": "60s"}')).toEqual([
    'Time left: 1 minute',
  ])
})

test('a warning of an odd length is told as it is', async ({ app, page }) => {
  const { spoken } = await openWarning(app, page, { warning: '2m30s' }, 'full')
  await pass(page, SECOND)
  // It has been open for a minute and a half.
  await expect(spoken).toHaveText('Time left: 1 minute')
  await dialogOf(page).stay.click()
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await pass(page, 2.5 * MINUTE + SECOND)
  await expect(spoken).toHaveText('Time left: 2 minutes, 30 seconds')
  await pass(page, 30 * SECOND)
  await expect(spoken).toHaveText('Time left: 2 minutes')
})

test('the time left is told politely, or as the author wants it', async ({ app, page }) => {
  const { spoken } = await openWarning(app, page)
  await expect(spoken).toHaveRole('status')
  await expect(spoken).not.toHaveAttribute('aria-live', 'assertive')
  const assertive = await openWarning(app, page, { dialog: '{"politeness": "assertive"}' }, 'full')
  await expect(assertive.spoken).toHaveAttribute('aria-live', 'assertive')
})

test('"Sign out now" is not there where the author wants it so', async ({ app, page }) => {
  const { stay, signOut } = await openWarning(app, page, { dialog: '{"signOut": false}' }, 'full')
  await expect(stay).toBeVisible()
  await expect(signOut).toHaveCount(0)
})

test('a pending "stay" says so, to everybody', async ({ app, page }) => {
  app.answer('keep-alive', { after: 'never' })
  const { stay, problem } = await openWarning(app, page)
  await stay.click()
  await expect(problem).toHaveText('One moment, please.')
  await expect(stay).toHaveAttribute('aria-disabled', 'true')
  await expect(stay).toBeFocused()
})

test('the end of the lifetime is announced earlier, and work goes on after it', async ({
  app,
  page,
}) => {
  const options = { 'idle-timeout': '20m', lifetime: '20m', 'lifetime-warning': '10m' }
  await openQuietPage(app, page, options)
  const { dialog, time } = dialogOf(page)
  await pass(page, 10 * MINUTE)
  await expect(dialog).toHaveAccessibleName('You will be signed out soon')
  await expect(time).toHaveText('Time left: 10 minutes')
  await dialog.getByRole('button', { name: 'Back to the page' }).click()
  await expect(dialog).toHaveCount(0)
  await page.locator('#name').fill('Half a form')
  await pass(page, 10 * MINUTE)
  await expect(dialogOf(page).curtain).toContainText('Your session has ended')
})
