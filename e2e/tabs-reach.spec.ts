import { act, dialogOf, remainingOf } from './support/dialog'
import { crash, openTab, openTabs, settled, switchTo } from './support/tabs'
import { expect, test } from './support/test'
import { MINUTE, pass, setWallClock } from './support/time'

test('warns in every tab at once, and ends in every tab at once', async ({
  app,
  page,
  context,
}) => {
  const pages = await openTabs(app, page, context, 3)
  await pass(page, 2 * MINUTE)
  await switchTo(pages[1])
  await act(pages[1])
  await app.hears('keep-alive')
  for (const one of pages) await expect.poll(() => remainingOf(one)).toBe(5 * MINUTE)
  // Not each at the end of its own time.
  await pass(page, 3 * MINUTE)
  await settled(pages, 'active')
  await pass(page, MINUTE)
  await settled(pages, 'warning')
  for (const one of pages) await expect(dialogOf(one).dialog).toBeVisible()
  await pass(page, MINUTE)
  await settled(pages, 'expired')
})

test('ends in every tab where the server has ended it in one', async ({ app, page, context }) => {
  app.answer('keep-alive', { status: 401 })
  const [one, two, three] = await openTabs(app, page, context, 3, { 'expired-url': 'gone' })
  await switchTo(one)
  await pass(page, 2 * MINUTE)
  await act(one)
  for (const tab of [one, two, three!]) await tab.waitForURL(app.url('gone'))
  expect(app.heard('keep-alive')).toHaveLength(1)
})

test('asks in every tab where the server has ended it in one, and then ends', async ({
  app,
  page,
  context,
}) => {
  app.answer('status', {}, {}, { status: 401 })
  app.answer('keep-alive', { status: 401 })
  const more = { 'expired-url': 'gone', 'status-url': 'status' }
  const [one, two] = await openTabs(app, page, context, 2, more)
  await app.hears('status', 2)
  await switchTo(one)
  await pass(page, 2 * MINUTE)
  await act(one)
  await one.waitForURL(app.url('gone'))
  await two.waitForURL(app.url('gone'))
  expect(app.heard('status')).toHaveLength(3)
})

test('takes a tab that is loaded anew, as one that was discarded, for activity in every tab', async ({
  app,
  page,
  context,
}) => {
  const [one, two] = await openTabs(app, page, context, 2)
  await pass(page, 3 * MINUTE)
  // The browser throws a tab away without a word, and loads it again when somebody looks at it.
  await crash(two)
  expect(await remainingOf(one)).toBe(2 * MINUTE)
  const again = await openTab(app, context)
  await expect.poll(() => remainingOf(one)).toBe(5 * MINUTE)
  await pass(page, 4 * MINUTE)
  await settled([one, again], 'warning')
})

test('agrees with a tab that was opened after the clock was set back an hour', async ({
  app,
  page,
  context,
}) => {
  const [one] = await openTabs(app, page, context, 1)
  await pass(page, MINUTE)
  await setWallClock(page, -60 * MINUTE)
  const two = await openTab(app, context)
  await expect.poll(() => remainingOf(one)).toBe(5 * MINUTE)
  await pass(page, 3 * MINUTE)
  await switchTo(two)
  await act(two)
  await app.hears('keep-alive')
  await expect.poll(() => remainingOf(one)).toBe(5 * MINUTE)
  await pass(page, 4 * MINUTE)
  await settled([one, two], 'warning')
})
