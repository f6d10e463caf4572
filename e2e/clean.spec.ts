import type { Page } from '@playwright/test'
import type { App } from './support/app'
import { act, dialogOf, stateOf } from './support/dialog'
import { field, onlyEnd } from './support/endings'
import { closeTab, restored } from './support/journeys'
import { keepLedger, listenersOf } from './support/ledger'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND } from './support/time'

const OPTIONS = {
  'end-url': 'end',
  'keep-alive-url': 'keep-alive',
  'idle-timeout': '5m',
  warning: '1m',
}

const open = async (app: App, page: Page) => {
  app.use(OPTIONS)
  await holdTime(page)
  await app.open(page)
}

test('breaks no rule of a strict policy from the warning to the expiry', async ({ app, page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`${event.violatedDirective}: ${event.sample} ${event.blockedURI}`)
    })
  })
  await open(app, page)
  const { dialog, stay, curtain } = dialogOf(page)
  await pass(page, 4 * MINUTE)
  await stay.click()
  await expect(dialog).toHaveCount(0)
  await pass(page, 5 * MINUTE)
  await expect(curtain).toBeVisible()
  await app.mark(page)
  expect(complaints).toEqual([])

  // The policy is there, and complains where there is a reason.
  await page.locator('h1').evaluate((element) => {
    element.setAttribute('style', 'color: red')
  })
  await expect.poll(() => complaints.join()).toMatch(/style-src/)
})

test('lets the page into the back/forward cache, and works when it comes back', async ({
  app,
  page,
  context,
}) => {
  await open(app, page)
  await restored(page, () => page.click('#link'))
  expect(await stateOf(page)).toBe('active')
  const { dialog, stay } = dialogOf(page)
  await pass(page, 4 * MINUTE)
  await expect(dialog).toBeVisible()
  await stay.click()
  await expect(dialog).toHaveCount(0)
  await pass(page, 2 * SECOND)
  await act(page)
  await pass(page, 2 * MINUTE)
  await app.hears('keep-alive', 2)
  await closeTab(page)
  expect(field(await onlyEnd(app, context), 'cause')).toBe('close')
})

test('leaves nothing behind after destroy()', async ({ app, page, context }) => {
  app.use({}, 'npm')
  await keepLedger(page)
  await app.open(page)
  const cdp = await context.newCDPSession(page)
  const before = await listenersOf(cdp)
  const storage = () => page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }))
  const session = await page.evaluateHandle(() =>
    window.npm.watchSession({
      endUrl: 'end',
      keepAliveUrl: 'keep-alive',
      statusUrl: 'status',
      idleTimeout: '21s',
      warning: 20_900,
    }),
  )
  await expect(dialogOf(page).dialog).toBeVisible()
  expect((await listenersOf(cdp)).length).toBeGreaterThan(before.length + 10)
  expect(await page.evaluate(() => window.pendingTimers())).toBeGreaterThan(0)

  await session.evaluate((it) => it.destroy())
  expect(await listenersOf(cdp)).toEqual(before)
  expect(await page.evaluate(() => window.pendingTimers())).toBe(0)
  await expect(page.locator('lastcall-dialog')).toHaveCount(0)
  expect(await storage()).toEqual([])
  await page.locator('#name').fill('The page is its own again')
  await closeTab(page)

  const witness = await context.newPage()
  await app.open(witness, 'bare')
  await app.mark(witness)
  expect(app.heard('end')).toHaveLength(0)
})

test('runs once per second at most while the pointer moves', async ({ app, page }) => {
  await keepLedger(page)
  await open(app, page)
  const moves = () => page.evaluate(() => window.moves)
  // The first move is from nowhere, and passes for none.
  await page.mouse.move(1, 1)
  const { heard: first } = await moves()
  for (const seconds of [1, 2, 3]) {
    for (let i = 0; i < 5; i++) await page.mouse.move((i % 2) * 400, 50 + i, { steps: 20 })
    const { made, heard } = await moves()
    expect(made).toBeGreaterThan(50 * seconds)
    expect(heard - first).toBe(seconds)
    await pass(page, SECOND)
  }
})
