import { onlyEnd } from './support/endings'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'

test('starts nothing by itself in a frame of its own app', async ({ app, page }) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  await app.open(page, 'page?framed')
  const frame = page.frame({ url: app.url('frame') })
  expect(await frame?.evaluate(() => typeof window.lastcall?.watchSession)).toBe('function')
  expect(await frame?.evaluate(() => window.lastcall?.session)).toBeUndefined()
})

test('takes no leaving of a frame for a leave, where code starts a session in it', async ({
  app,
  page,
  context,
}) => {
  app.use({}, 'npm')
  await app.open(page, 'page?framed')
  const watch = () => void window.npm.watchSession({ endUrl: 'end', idleTimeout: '20m' })
  await page.frame({ url: app.url('frame') })?.evaluate(watch)
  await page.locator('#frame').evaluate((frame) => frame.remove())
  await page.evaluate(watch)
  const after = await app.mark(page)
  await closeTab(page)
  expect((await onlyEnd(app, context)).n).toBeGreaterThan(after.n)
})
