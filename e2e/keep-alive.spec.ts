import type { Page } from '@playwright/test'
import type { App } from './support/app'
import { act, dialogOf, stateOf } from './support/dialog'
import { field } from './support/endings'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND } from './support/time'
import { listenTo } from './support/told'

const OPTIONS = {
  'keep-alive-url': 'keep-alive',
  'idle-timeout': '20m',
  warning: '2m',
  heartbeat: '1m',
}

const open = async (app: App, page: Page, more: Record<string, string> = {}) => {
  app.use({ ...OPTIONS, ...more })
  await holdTime(page)
  await app.open(page)
}
const beat = async (app: App, page: Page, count = 1) => {
  await pass(page, SECOND)
  await act(page)
  await pass(page, MINUTE - SECOND)
  return app.hears('keep-alive', count)
}

test('keeps a session alive at most once per interval, however active one is', async ({
  app,
  page,
}) => {
  await open(app, page)
  for (let i = 0; i < 18; i++) {
    await act(page)
    await pass(page, 10 * SECOND)
  }
  await app.hears('keep-alive', 3)
  await app.mark(page)
  const beats = app.heard('keep-alive')
  expect(beats).toHaveLength(3)
  expect(beats.map((one) => field(one, 'event'))).toEqual([
    'keep-alive',
    'keep-alive',
    'keep-alive',
  ])
  expect(beats.map((one) => one.method)).toEqual(['POST', 'POST', 'POST'])
})

test('sends nothing while nobody does anything', async ({ app, page }) => {
  await open(app, page)
  await pass(page, 15 * MINUTE)
  await app.mark(page)
  expect(app.heard('keep-alive')).toHaveLength(0)
  // The heart was only resting.
  await beat(app, page)
})

test('does not take what a script does for a person', async ({ app, page }) => {
  await open(app, page)
  await pass(page, SECOND)
  await page.evaluate(() => {
    for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']) {
      document.body.dispatchEvent(new Event(type, { bubbles: true }))
    }
    document.querySelector<HTMLElement>('h1')?.click()
    scrollTo(0, 10)
  })
  await pass(page, 5 * MINUTE)
  await app.mark(page)
  expect(app.heard('keep-alive')).toHaveLength(0)
})

test('takes a key for activity', async ({ app, page }) => {
  await open(app, page)
  await pass(page, SECOND)
  await page.keyboard.press('a')
  await pass(page, MINUTE)
  await app.hears('keep-alive')
})

test('does not take a refused keep-alive for an extension', async ({ app, page }) => {
  app.answer('keep-alive', { status: 500 })
  await open(app, page)
  await beat(app, page)
  await app.mark(page)
  const { dialog } = dialogOf(page)
  await pass(page, 17 * MINUTE - SECOND)
  await expect(dialog).toHaveCount(0)
  await pass(page, SECOND)
  await expect(dialog).toBeVisible()
})

test('takes a granted keep-alive for an extension', async ({ app, page }) => {
  const told = await listenTo(page)
  await open(app, page)
  await beat(app, page)
  await expect.poll(() => told.filter(({ name }) => name === 'heartbeat').length).toBe(1)
  expect(told.find(({ name }) => name === 'heartbeat')?.detail.ok).toBe(true)
  await pass(page, 17 * MINUTE)
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await pass(page, MINUTE)
  await expect(dialogOf(page).dialog).toBeVisible()
})

test('goes by the time that the server says is left', async ({ app, page }) => {
  app.answer('keep-alive', { json: { state: 'live', expires_in: 300 } })
  await open(app, page)
  await beat(app, page)
  await app.mark(page)
  // Five minutes less the warning, and a margin for the last click to arrive.
  await pass(page, 2 * MINUTE)
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await pass(page, MINUTE)
  await expect(dialogOf(page).dialog).toBeVisible()
})

test('gives up a heartbeat that hangs for 10 seconds', async ({ app, page }) => {
  app.answer('keep-alive', { after: 'never' }, {})
  await open(app, page)
  await beat(app, page)
  const failed = page.waitForEvent('requestfailed')
  await pass(page, 10 * SECOND)
  expect((await failed).url()).toBe(app.url('keep-alive'))
  expect(await stateOf(page)).toBe('active')
  await beat(app, page, 2)
})

test('pauses the idle countdown and not the heart', async ({ app, page }) => {
  await open(app, page)
  await page.evaluate(() => window.lastcall?.session?.pause())
  for (let count = 1; count <= 25; count++) {
    await pass(page, MINUTE)
    await app.hears('keep-alive', count)
  }
  expect(await stateOf(page)).toBe('paused')
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await page.evaluate(() => window.lastcall?.session?.resume())
  await pass(page, 18 * MINUTE)
  await expect(dialogOf(page).dialog).toBeVisible()
})
