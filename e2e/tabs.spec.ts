import { act, dialogOf } from './support/dialog'
import { held } from './support/held'
import { openTabs, settled, switchTo } from './support/tabs'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'

test('keeps every tab alive while the person is active in one', async ({ app, page, context }) => {
  const [one, two] = await openTabs(app, page, context, 2)
  for (let minute = 0; minute < 6; minute++) {
    await pass(page, MINUTE)
    await switchTo(two)
    await act(two)
  }
  await settled([one, two], 'active')
})

test('sends one heartbeat an interval for all tabs together', async ({ app, page, context }) => {
  const pages = await openTabs(app, page, context, 5)
  for (let turn = 0; turn < 15; turn++) {
    await switchTo(pages[turn % 2]!)
    await act(pages[turn % 2]!)
    await pass(page, 20 * SECOND)
  }
  const beats = app.heard('keep-alive').length
  expect(beats).toBeGreaterThanOrEqual(4)
  expect(beats).toBeLessThanOrEqual(5)
})

test('closes the warning in every tab when one is extended', async ({ app, page, context }) => {
  const [one, two, three] = await openTabs(app, page, context, 3)
  await pass(page, 4 * MINUTE)
  await settled([one, two, three!], 'warning')
  await dialogOf(two).stay.click()
  await settled([one, two, three!], 'active')
})

test('signs out of every tab', async ({ app, page, context }) => {
  const [one, two] = await openTabs(app, page, context, 2, { 'signed-out-url': 'goodbye' })
  await one.evaluate(() => void window.lastcall?.session?.signOut())
  await two.waitForURL(app.url('goodbye'))
})

test('asks the server before it believes another tab', async ({ app, page, context }) => {
  const [one, two] = await openTabs(app, page, context, 2, { 'status-url': 'status' })
  const [granted, grant] = held()
  app.answer('status', { after: granted })
  await one.evaluate(() => {
    new BroadcastChannel('lastcall:lastcall').postMessage([
      1,
      Date.now(),
      undefined,
      'over',
      'gone',
    ])
  })
  await settled([two], 'checking')
  grant()
  await settled([two], 'active')
})

test('hears nothing of another app on this origin', async ({ app, page, context }) => {
  const [one] = await openTabs(app, page, context, 1)
  await one.evaluate(() => {
    new BroadcastChannel('lastcall:shop').postMessage([1, Date.now(), undefined, 'over', 'gone'])
    new BroadcastChannel('lastcall:lastcall').postMessage('over')
  })
  await app.mark(one)
  await settled([one], 'active')
})
