import { PROBLEM, stateOf } from './support/dialog'
import { field } from './support/endings'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'
import { pass } from './support/time'
import { listenTo } from './support/told'
import { openWarning } from './support/warning'

const EXPIRED = { 'expired-url': 'gone', 'return-param': 'from' }

test('signs out on "Sign out now", then goes to signedOutUrl', async ({ app, page }) => {
  const told = await listenTo(page)
  const { signOut } = await openWarning(app, page, {
    ...EXPIRED,
    'signed-out-url': 'signed-out',
  })
  await signOut.click()
  await page.waitForURL(app.url('signed-out'))
  const [end] = await app.hears('end')
  expect(end!.fields.map(([name]) => name)).toEqual(['event', 'page', 'n'])
  expect(field(end!, 'event')).toBe('logout')
  expect(told.find(({ name }) => name === 'signedout')?.detail.by).toBe('button')
})

test('goes to expiredUrl after a sign-out where there is no signedOutUrl', async ({
  app,
  page,
}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '5m', ...EXPIRED })
  await app.open(page)
  await page.evaluate(() => void window.lastcall?.session?.signOut())
  await page.waitForURL(/\/gone/)
  expect(field((await app.hears('end'))[0]!, 'event')).toBe('logout')
})

test('sends no leave after a sign-out', async ({ app, page, context }) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '5m' })
  await app.open(page)
  await page.evaluate(() => window.lastcall?.session?.signOut())
  expect(await stateOf(page)).toBe('ended')
  await app.mark(page)
  await closeTab(page)
  const witness = await context.newPage()
  await app.open(witness)
  await app.mark(witness)
  await closeTab(witness)
  await app.hears('end', 2)
  const [own, next] = app.heard('end')
  expect([field(own!, 'event'), field(next!, 'event')]).toEqual(['logout', 'leave'])
  expect(field(next!, 'page')).not.toBe(field(own!, 'page'))
})

test('never shows a failed sign-out as done, and offers to try again', async ({ app, page }) => {
  app.answer('end', { status: 500 }, {})
  const { signOut, curtain, retry } = await openWarning(app, page, {
    ...EXPIRED,
    'signed-out-url': 'signed-out',
  })
  await signOut.click()
  await app.hears('end')
  await expect(curtain).toContainText(PROBLEM)
  await expect(curtain).toHaveAccessibleName('Signing you out')
  expect(page.url()).toBe(app.url('page'))
  await retry.click()
  await page.waitForURL(app.url('signed-out'))
  expect(app.heard('end').map((end) => field(end, 'event'))).toEqual(['logout', 'logout'])
})

test('tries a failed sign-out again by itself', async ({ app, page }) => {
  app.answer('end', { status: 500 }, { status: 503 }, {})
  const { signOut, curtain } = await openWarning(app, page, EXPIRED)
  await signOut.click()
  for (const count of [1, 2]) {
    await app.hears('end', count)
    await expect(curtain).toContainText(PROBLEM)
    await pass(page, count * 1_000)
  }
  await page.waitForURL(/\/gone/)
})

test('sends the fields of endForm with a sign-out', async ({ app, page }) => {
  app.dress({
    body: `<form id="sign-out" action="end" method="post">
      <input type="hidden" name="csrf" value="token-1"></form>`,
  })
  app.use({ 'end-form': '#sign-out', 'idle-timeout': '5m' })
  await app.open(page)
  await page.evaluate(() => window.lastcall?.session?.signOut())
  const [end] = await app.hears('end')
  expect(end!.fields.map(([name]) => name).sort()).toEqual(['csrf', 'event', 'n', 'page'])
  expect(field(end!, 'csrf')).toBe('token-1')
})
