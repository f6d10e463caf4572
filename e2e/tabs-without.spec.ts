import type { BrowserContext } from '@playwright/test'
import { act, dialogOf, stateOf } from './support/dialog'
import { openTabs, settled, switchTo } from './support/tabs'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'

/** A browser that lacks something, in every tab that is opened from now on. */
const without = {
  BroadcastChannel: (context: BrowserContext) =>
    context.addInitScript(() => {
      Reflect.deleteProperty(window, 'BroadcastChannel')
    }),
  locks: (context: BrowserContext) =>
    context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })
    }),
  storage: (context: BrowserContext) =>
    context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
      }
    }),
}

test('without BroadcastChannel, an extension reaches every tab by storage events', async ({
  app,
  page,
  context,
}) => {
  await without.BroadcastChannel(context)
  const [one, two] = await openTabs(app, page, context, 2)
  await pass(page, 4 * MINUTE)
  await settled([one, two], 'warning')
  await dialogOf(two).stay.click()
  await settled([one, two], 'active')
})

test('without BroadcastChannel, a sign-out reaches every tab by storage events', async ({
  app,
  page,
  context,
}) => {
  await without.BroadcastChannel(context)
  // Nobody goes anywhere: a page that goes leaves its last word in storage anyway.
  const [one, two] = await openTabs(app, page, context, 2)
  await one.evaluate(() => window.lastcall?.session?.signOut())
  await settled([one, two], 'ended')
})

for (const [what, lack] of [
  ['Web Locks', without.locks],
  ['BroadcastChannel', without.BroadcastChannel],
] as const) {
  test(`without ${what}, tabs that are all in use send one keep-alive an interval`, async ({
    app,
    page,
    context,
  }) => {
    await lack(context)
    const pages = await openTabs(app, page, context, 2)
    /** What one has said the others have heard: it takes no time of theirs, but some of ours. */
    const heard = async () => {
      for (const one of pages) await app.mark(one)
    }
    for (let minute = 1; minute <= 3; minute++) {
      for (let turn = 0; turn < 6; turn++) {
        const one = pages[turn % 2]!
        await switchTo(one)
        await act(one)
        await heard()
        await pass(page, 10 * SECOND)
      }
      await app.hears('keep-alive', minute)
      await heard()
    }
    expect(app.heard('keep-alive')).toHaveLength(3)
  })
}

test('with storage that throws, tabs still warn, extend and end together', async ({
  app,
  page,
  context,
}) => {
  const errors: Error[] = []
  context.on('weberror', (error) => errors.push(error.error()))
  await without.storage(context)
  const [one, two] = await openTabs(app, page, context, 2)
  await pass(page, 4 * MINUTE)
  await settled([one, two], 'warning')
  await dialogOf(two).stay.click()
  await settled([one, two], 'active')
  await pass(page, 5 * MINUTE)
  await settled([one, two], 'expired')
  expect(errors).toEqual([])
})

test('without anything to talk by, each tab keeps the clock for itself', async ({
  app,
  page,
  context,
}) => {
  await without.storage(context)
  await without.BroadcastChannel(context)
  await without.locks(context)
  const [one, two] = await openTabs(app, page, context, 2)
  await pass(page, 4 * MINUTE)
  await settled([one, two], 'warning')
  await dialogOf(two).stay.click()
  await settled([two], 'active')
  expect(await stateOf(one)).toBe('warning')
  await pass(page, MINUTE)
  await settled([one], 'expired')
  await settled([two], 'active')
})
