import { act, remainingOf, stateOf } from './support/dialog'
import { crash, openTab, openTabs, settled, switchTo } from './support/tabs'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { openQuietPage } from './support/warning'

const saying = (tab: string) => ({ headers: JSON.stringify({ 'x-tab': tab }) })

for (const count of [1, 5, 20]) {
  test(`of ${count} tabs the one in use sends a keep-alive an interval, and no other any`, async ({
    app,
    page,
    context,
  }) => {
    await openQuietPage(app, page, saying('in use'))
    app.use({ 'keep-alive-url': 'keep-alive', 'idle-timeout': '5m', ...saying('idle') })
    const idle = []
    while (idle.length < count - 1) idle.push(await openTab(app, context))
    await switchTo(page)
    for (let turn = 0; turn < 8; turn++) {
      await act(page)
      await pass(page, 30 * SECOND)
    }
    await app.mark(page)
    const beats = app.heard('keep-alive').map(({ headers }) => headers['x-tab'])
    expect(new Set(beats)).toEqual(new Set(['in use']))
    expect(beats.length).toBeGreaterThanOrEqual(3)
    expect(beats.length).toBeLessThanOrEqual(4)
    await settled([page, ...idle], 'active')
  })
}

test('tells the server of the last activity before the warning would open', async ({
  app,
  page,
}) => {
  await openQuietPage(app, page, { heartbeat: '1m' })
  await pass(page, 61 * SECOND)
  await act(page)
  await app.hears('keep-alive', 1)
  await expect.poll(() => remainingOf(page)).toBe(5 * MINUTE)
  await pass(page, SECOND)
  // Too soon for another: it comes at the interval's end, though nobody does anything any more.
  await act(page)
  await pass(page, 58 * SECOND)
  expect(app.heard('keep-alive')).toHaveLength(1)
  await pass(page, SECOND)
  await app.hears('keep-alive', 2)
  await expect.poll(() => remainingOf(page)).toBe(4 * MINUTE + SECOND)
  await pass(page, 3 * MINUTE)
  expect(await stateOf(page)).toBe('active')
})

test('goes on beating where the tab that was in use has crashed in the midst of it', async ({
  app,
  page,
  context,
}) => {
  app.answer('keep-alive', { after: 'never' }, {})
  await openQuietPage(app, page)
  const lost = await openTab(app, context)
  await pass(page, SECOND)
  await act(lost)
  await pass(page, MINUTE)
  await app.hears('keep-alive', 1)

  await crash(lost)

  await switchTo(page)
  // The browser may take a moment to see that nobody holds the lock any more.
  for (let minute = 0; minute < 3; minute++) {
    await act(page)
    await pass(page, MINUTE)
    await app.mark(page)
  }
  await app.hears('keep-alive', 2)
})

test('tells in its place what was done in a tab that has crashed', async ({
  app,
  page,
  context,
}) => {
  await openQuietPage(app, page, saying('left'))
  app.use({ 'keep-alive-url': 'keep-alive', 'idle-timeout': '5m', ...saying('lost') })
  const lost = await openTab(app, context)
  await pass(page, 30 * SECOND)
  await act(lost)
  await app.mark(page)

  await crash(lost)

  await pass(page, 40 * SECOND)
  const beats = await app.hears('keep-alive')
  expect(beats.map(({ headers }) => headers['x-tab'])).toEqual(['left'])
})

test('goes on beating where another tab stands still and keeps its lock', async ({
  app,
  page,
  context,
}) => {
  // As in an alert, or suspended by the system, after it has sent a keep-alive.
  await page.addInitScript(() => {
    const { locks } = navigator
    const request = locks.request.bind(locks) as (...all: unknown[]) => Promise<unknown>
    locks.request = ((name: string, options: object, held: (lock: unknown) => Promise<void>) =>
      request(name, options, async (lock: unknown) => {
        await held(lock)
        await new Promise(() => {})
      })) as typeof locks.request
  })
  const [one, two] = await openTabs(app, page, context, 2)
  await switchTo(one)
  await pass(page, MINUTE)
  await act(one)
  await app.hears('keep-alive', 1)
  await switchTo(two)
  for (let turn = 0; turn < 9; turn++) {
    await pass(page, 30 * SECOND)
    await act(two)
  }
  expect(app.heard('keep-alive').length).toBeGreaterThanOrEqual(4)
  await settled([two], 'active')
})

test('of tabs that were used in the same moment one sends the keep-alive', async ({
  app,
  page,
  context,
}) => {
  const pages = await openTabs(app, page, context, 3)
  await pass(page, 2 * SECOND)
  for (const one of pages) {
    await switchTo(one)
    await act(one)
  }
  await pass(page, MINUTE)
  await app.hears('keep-alive', 1)
  for (const one of pages) await app.mark(one)
  expect(app.heard('keep-alive')).toHaveLength(1)
})
