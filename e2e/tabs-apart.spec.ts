import { dialogOf, remainingOf } from './support/dialog'
import { openTab, openTabs, settled } from './support/tabs'
import { expect, test } from './support/test'
import { MINUTE, pass } from './support/time'
import { openQuietPage } from './support/warning'

const OPTIONS = { 'keep-alive-url': 'keep-alive', 'idle-timeout': '5m', warning: '1m' }

const strangers = [
  { name: 'another app', mine: { channel: 'bank' }, theirs: { channel: 'shop' } },
  { name: 'another account', mine: { 'session-key': 'ada' }, theirs: { 'session-key': 'grace' } },
]
for (const { name, mine, theirs } of strangers) {
  test(`is neither kept alive nor warned off by ${name} on this origin`, async ({
    app,
    page,
    context,
  }) => {
    await openQuietPage(app, page, mine)
    await pass(page, 2 * MINUTE)
    app.use({ ...OPTIONS, ...theirs })
    const other = await openTab(app, context)
    await pass(page, 2 * MINUTE)
    await settled([page], 'warning')
    await settled([other], 'active')
    await dialogOf(page).stay.click()
    await settled([page], 'active')
    await pass(page, 2 * MINUTE)
    await settled([other], 'warning')
    await settled([page], 'active')
  })

  test(`is not signed out with ${name} on this origin`, async ({ app, page, context }) => {
    await openQuietPage(app, page, mine)
    app.use({ ...OPTIONS, ...theirs, 'signed-out-url': 'goodbye' })
    const other = await openTab(app, context)
    await other.evaluate(() => void window.lastcall?.session?.signOut())
    await other.waitForURL(app.url('goodbye'))
    await app.mark(page)
    await settled([page], 'active')
    expect(app.heard('goodbye')).toHaveLength(1)
  })
}

test('does not understand a tab with another version of the messages', async ({
  app,
  page,
  context,
}) => {
  const [one, alike] = await openTabs(app, page, context, 2)
  const newer = await context.newPage()
  await newer.addInitScript(() => {
    const { postMessage } = BroadcastChannel.prototype
    BroadcastChannel.prototype.postMessage = function ([, ...words]: unknown[]) {
      postMessage.call(this, [2, ...words])
    }
  })
  await pass(page, 2 * MINUTE)
  await app.open(newer)
  await newer.evaluate(() => window.lastcall?.session?.signOut())
  await settled([newer], 'ended')
  await app.mark(one)
  await settled([one, alike], 'active')
  expect(await remainingOf(one)).toBe(3 * MINUTE)
})

test('is not understood by a tab with another version of the messages', async ({
  app,
  page,
  context,
}) => {
  const [one, alike] = await openTabs(app, page, context, 2)
  const older = await context.newPage()
  await older.addInitScript(() => {
    // What it understands is 0, and so it hears of a 1 what this version would of a 2.
    const { set } = Object.getOwnPropertyDescriptor(BroadcastChannel.prototype, 'onmessage')!
    Object.defineProperty(BroadcastChannel.prototype, 'onmessage', {
      set(heard: (event: object) => void) {
        set!.call(this, ({ data: [version, ...words] }: MessageEvent) =>
          heard({ data: [version + 1, ...words] }),
        )
      },
    })
  })
  await app.open(older)
  await one.evaluate(() => window.lastcall?.session?.signOut())
  await settled([one, alike], 'ended')
  await app.mark(older)
  await settled([older], 'active')
})

test('closing a tab that was signed out does not sign out of the next login', async ({
  app,
  page,
  context,
}) => {
  const [one, two] = await openTabs(app, page, context, 2)
  await one.evaluate(() => window.lastcall?.session?.signOut())
  await settled([one, two], 'ended')
  await app.open(two)
  const closed = one.waitForEvent('close')
  await one.close({ runBeforeUnload: true })
  await closed
  // What it said is on its way for some milliseconds.
  for (let look = 0; look < 5; look++) await app.mark(two)
  await settled([two], 'active')
})
