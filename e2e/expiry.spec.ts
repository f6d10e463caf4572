import type { Page } from '@playwright/test'
import type { App } from './support/app'
import { dialogOf, stateOf } from './support/dialog'
import { goBack } from './support/journeys'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND } from './support/time'
import { listenTo, namesOf } from './support/told'

const OPTIONS = { 'end-url': 'end', 'idle-timeout': '5m', warning: '1m' }

const open = async (app: App, page: Page, more: Record<string, string> = {}, path = 'page') => {
  app.use({ ...OPTIONS, ...more })
  await holdTime(page)
  await app.open(page, path)
}

test('covers the page at expiry and makes it inert', async ({ app, page }) => {
  await open(app, page)
  await page.locator('#name').focus()
  await pass(page, 5 * MINUTE)
  const { curtain } = dialogOf(page)
  await expect(curtain).toContainText('Your session has ended')
  expect(await stateOf(page)).toBe('expired')

  const reached = await page.evaluate(() => {
    const points = [1, innerWidth / 2, innerWidth - 2].flatMap((x) =>
      [1, innerHeight / 2, innerHeight - 2].map((y) => [x, y] as const),
    )
    const tops = points.map(([x, y]) => document.elementFromPoint(x, y)?.localName)
    document.querySelector<HTMLElement>('#link')?.focus()
    return [...new Set([...tops, document.activeElement?.localName])]
  })
  expect(reached).toEqual(['lastcall-dialog'])
  const backdrop = await curtain.evaluate((dialog) => getComputedStyle(dialog, '::backdrop'))
  expect(backdrop.backgroundColor).toMatch(/^rgb\(/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(curtain).toBeVisible()
})

test('covers the page before it tells anybody or asks anything', async ({ app, page }) => {
  const told = await listenTo(page)
  await open(app, page, { 'expired-url': 'gone' })
  await pass(page, 5 * MINUTE)
  await page.waitForURL(app.url('gone'))
  expect(told.find(({ name }) => name === 'expired')).toEqual({
    name: 'expired',
    detail: { reason: 'idle', channel: 'lastcall' },
    covered: true,
  })
  expect(namesOf(told)).not.toContain('fetch')
})

test('goes to expiredUrl, from where Back does not return', async ({ app, page }) => {
  await open(app, page, { 'expired-url': 'gone' }, 'next')
  await app.open(page)
  await pass(page, 5 * MINUTE)
  await page.waitForURL(app.url('gone'))
  await goBack(page)
  await page.waitForURL(app.url('next'), { waitUntil: 'commit' })
})

test('tells expiredUrl where to return to', async ({ app, page }) => {
  await open(app, page, { 'expired-url': 'gone?why=idle', 'return-param': 'from' }, 'page?a=1&b=2')
  await pass(page, 5 * MINUTE)
  await page.waitForURL(/\/gone/)
  const { pathname, search } = new URL(app.url('page?a=1&b=2'))
  const { searchParams } = new URL(page.url())
  expect([...searchParams]).toEqual([
    ['why', 'idle'],
    ['from', pathname + search],
  ])
})

test('lets a listener stop the redirect, not the curtain', async ({ app, page }) => {
  const told = await listenTo(page)
  await open(app, page, { 'expired-url': 'gone' })
  await page.evaluate(() => {
    document.addEventListener('lastcall:expired', (event) => event.preventDefault())
  })
  await pass(page, 5 * MINUTE)
  await expect(dialogOf(page).curtain).toBeVisible()
  await expect.poll(() => namesOf(told)).toContain('expired')
  await app.mark(page)
  expect(page.url()).toBe(app.url('page'))
  expect(app.heard('gone')).toHaveLength(0)
})

test('sends no leave once the session has expired', async ({ app, page, context }) => {
  await open(app, page)
  await pass(page, 5 * MINUTE)
  await expect(dialogOf(page).curtain).toBeVisible()
  await page.close()
  const witness = await context.newPage()
  await app.open(witness)
  const before = await app.mark(witness)
  await witness.close()
  const [end] = await app.hears('end')
  expect(end!.n).toBeGreaterThan(before.n)
})

test('ends with the lifetime, whatever the person does', async ({ app, page }) => {
  const told = await listenTo(page)
  await open(app, page, { lifetime: '10m', 'keep-alive-url': 'keep-alive' })
  for (let minute = 0; minute < 10; minute++) {
    await page.mouse.move(minute, 10)
    await page.mouse.move(minute + 50, 60)
    await pass(page, MINUTE)
  }
  await expect(dialogOf(page).curtain).toBeVisible()
  await expect.poll(() => namesOf(told)).toContain('expired')
  expect(told.find(({ name }) => name === 'expired')?.detail.reason).toBe('lifetime')
})

test('waits for the network before it goes to expiredUrl', async ({ app, page, context }) => {
  await open(app, page, { 'expired-url': 'gone' })
  await context.setOffline(true)
  await pass(page, 5 * MINUTE)
  await expect(dialogOf(page).curtain).toBeVisible()
  expect(page.url()).toBe(app.url('page'))
  await context.setOffline(false)
  await page.waitForURL(app.url('gone'))
})

test('does not cover the page where curtain is false', async ({ app, page }) => {
  await open(app, page, { curtain: 'false' })
  await pass(page, 5 * MINUTE + SECOND)
  expect(await stateOf(page)).toBe('expired')
  await expect(dialogOf(page).dialog).toHaveCount(0)
})
