import { dialogOf, PROBLEM } from './support/dialog'
import { createHarbour } from './support/harbour'
import { closeTab, loads } from './support/journeys'
import { expect, test } from './support/test'
import { SECOND } from './support/time'

// No clock is touched here: the page and the server each keep their own time.

test('warns, counts down and stays signed in', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  const { dialog, stay, time } = dialogOf(page)
  await expect(dialog).toBeVisible({ timeout: 10 * SECOND })
  for (const seconds of [19, 18]) await expect(time).toHaveText(`Time left: ${seconds} seconds`)

  await stay.click()
  await expect(dialog).toHaveCount(0)
  await harbour.notes({ kind: 'warning' })
  await harbour.notes({ kind: 'heartbeat' })
  await harbour.notes({ kind: 'extended', by: 'button' })
  await harbour.live()
})

test('says so when staying fails, and stays when it can', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await page.route('**/session/keep-alive', (route) => route.abort())
  const { dialog, stay, problem } = dialogOf(page)
  await stay.click()
  await expect(problem).toHaveText(PROBLEM)
  await page.unroute('**/session/keep-alive')
  await expect(dialog).toHaveCount(0)
  await harbour.live()
})

test('signs out from the dialog', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await dialogOf(page).signOut.click()
  await harbour.arrives('/signed-out')
  await harbour.ended('logout')
  await harbour.open('/accounts')
  await expect(page).toHaveURL(/\/session-expired/)
  await expect(page.locator('#reason')).toHaveText('You signed out.')
})

test('signs out by the form of the page', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await page.locator('#sign-out').getByRole('button').click()
  await harbour.arrives('/signed-out')
  await harbour.ended('logout')
  expect(await harbour.kinds()).not.toContain('leave')
})

test('ends on the server when the tab is closed, and the inspector says why', async ({
  demo,
  page,
  context,
}) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  const inspector = await context.newPage()
  await inspector.goto(`${demo.appOrigin}/inspector`)
  const lane = inspector.getByRole('article', { name: harbour.name })
  await expect(lane).toContainText('Live')
  await closeTab(page)
  await harbour.ended('closed')
  expect(await harbour.kinds()).toContain('leave')
  const rows = inspector.getByRole('row').filter({ hasText: harbour.name })
  await expect(rows.filter({ hasText: 'Tab closed: leaves' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'session ended (closed)' })).toHaveCount(1)
  await expect(lane).toContainText('Ended')
})

test('lives through everything one can do on its pages', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/documents')
  for (const id of [
    'hash',
    'push-state',
    'ajax',
    'download',
    'attachment',
    'no-content',
    'mailto',
  ]) {
    await page.locator(`#${id}`).click()
  }
  await expect(page.locator('#ajax-answer')).toContainText('Fetched')
  for (const id of ['reload', 'link', 'script-nav', 'script-replace', 'script-submit', 'slow']) {
    await harbour.open('/documents')
    await loads(page, () => page.locator(`#${id}`).click())
    await harbour.live()
  }
  for (const id of ['sso', 'refresh']) {
    await harbour.open('/documents')
    await page.locator(`#${id}`).click()
    await harbour.arrives('/accounts')
    await harbour.live()
  }
  await harbour.open('/payments')
  await page.locator('#search').getByRole('button').click()
  await page.waitForURL(/\?q=/)
  await loads(page, () => page.locator('#pay').getByRole('button').click())
  await harbour.live()
  expect(await harbour.kinds()).not.toContain('leave')
  await closeTab(page)
  await harbour.ended('closed')
})

test('ends when the tab is closed while a slow page is still loading', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/documents')
  const asked = page.waitForRequest('**/slow')
  await page.locator('#slow').click({ noWaitAfter: true })
  await asked
  await closeTab(page)
  await harbour.ended('closed')
})

test('is left by the address of another site, and not by a link to it', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/documents')
  await page.locator('#external').click()
  await page.waitForURL(`${demo.otherOrigin}/`)
  await harbour.open('/accounts')
  await harbour.live()
  await page.goto(demo.otherOrigin)
  await harbour.ended('closed')
})
