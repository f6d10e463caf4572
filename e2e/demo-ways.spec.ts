import { dialogOf } from './support/dialog'
import { createHarbour } from './support/harbour'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'
import { SECOND } from './support/time'

test('a single-page app watches its session by an import from npm', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/spa')
  const state = page.locator('#state')
  await expect(state).toHaveText('active')
  await page.getByRole('link', { name: 'Messages' }).click()
  await harbour.arrives('/spa/messages')

  const pause = page.getByRole('button', { name: /Pause/ })
  await pause.click()
  await expect(state).toHaveText('paused')
  // Only the lifetime counts now.
  await expect(page.locator('#remaining')).toHaveText(/^\d{3} s$/)
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await pause.click()
  await page.getByRole('button', { name: /check\(\)/ }).click()
  await expect(page.locator('#check-answer')).toContainText('The server was asked: active')

  await expect(dialogOf(page).dialog).toBeVisible({ timeout: 10 * SECOND })
  await dialogOf(page).stay.click()
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await harbour.live()
  await closeTab(page)
  await harbour.ended('closed')
})

test('a single-page app signs out by code', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/spa')
  await expect(page.locator('#state')).toHaveText('active')
  await page.locator('#sign-out').getByRole('button').click()
  await harbour.arrives('/signed-out')
  await harbour.ended('logout')
  await harbour.notes({ kind: 'signed-out', by: 'code' })
})

test('a module that is bundled with lastcall/auto finds its element', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/module')
  await expect(dialogOf(page).dialog).toBeVisible({ timeout: 10 * SECOND })
  await dialogOf(page).stay.click()
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await closeTab(page)
  await harbour.ended('closed')
})

for (const [kept, closed] of [
  ['/module', '/accounts'],
  ['/accounts', '/module'],
] as const) {
  test(`closing ${closed} ends nothing while ${kept} is open`, async ({ demo, page, context }) => {
    const harbour = createHarbour(demo.appOrigin, page)
    await harbour.signIn()
    await harbour.open(kept)
    const other = await context.newPage()
    await other.goto(demo.appOrigin + closed)
    // Until the two know of each other.
    await other.waitForTimeout(2 * SECOND)
    await closeTab(other)
    // Longer than the grace.
    await page.waitForTimeout(3 * SECOND)
    await harbour.live()
    await closeTab(page)
    await harbour.ended('closed')
  })
}
