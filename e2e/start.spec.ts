import type { Way } from './server/world'
import { dialogOf, stateOf } from './support/dialog'
import { field, onlyEnd } from './support/endings'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass } from './support/time'

const OPTIONS = { 'end-url': 'end', 'idle-timeout': '5m', warning: '1m' }

for (const way of ['tag', 'module'] as const satisfies Way[]) {
  test(`starts by itself from its own element (${way})`, async ({ app, page, context }) => {
    app.use(OPTIONS, way)
    await holdTime(page)
    await app.open(page)
    expect(await stateOf(page)).toBe('active')
    expect(await page.evaluate(() => window.lastcall?.version)).toMatch(/^\d+\.\d+\.\d+/)
    await pass(page, 4 * MINUTE)
    await expect(dialogOf(page).dialog).toBeVisible()
    await closeTab(page)
    await onlyEnd(app, context)
  })
}

test('starts by an import from npm', async ({ app, page, context }) => {
  app.use({}, 'npm')
  await holdTime(page)
  await app.open(page)
  const state = await page.evaluate(() => {
    const endData = () => ({ title: document.title })
    const { watchSession } = window.npm
    return watchSession({ endUrl: 'end', endData, idleTimeout: '5m', warning: 60_000 }).state
  })
  expect(state).toBe('active')
  expect(await page.evaluate(() => window.lastcall)).toBeUndefined()
  await pass(page, 4 * MINUTE)
  await expect(dialogOf(page).dialog).toBeVisible()
  await closeTab(page)
  expect(field(await onlyEnd(app, context), 'title')).toBe('Start')
})

test('draws nothing when it is started headless, and does the rest', async ({
  app,
  page,
  context,
}) => {
  app.use({}, 'npm')
  await holdTime(page)
  await app.open(page)
  await page.evaluate(() => {
    const session = window.npm.watchHeadless({ endUrl: 'end', idleTimeout: '5m', warning: '1m' })
    session.on('warning', ({ remaining }) => {
      document.title = `warned of ${remaining}`
    })
  })
  await pass(page, 4 * MINUTE)
  await expect(page).toHaveTitle('warned of 60000')
  await expect(dialogOf(page).dialog).toHaveCount(0)
  await closeTab(page)
  await onlyEnd(app, context)
})

test('starts once, however often it is included', async ({ app, page, context }) => {
  const again = `<script src="/lastcall.js" defer data-end-url="end" data-idle-timeout="5m"></script>
    <script src="/assets/auto.js" type="module"></script>`
  app.dress({ head: again, body: again })
  app.use(OPTIONS)
  await app.open(page)
  expect(await stateOf(page)).toBe('active')
  // One page that is open, and not one for each time.
  const pages = () => Object.keys(localStorage).filter((name) => name.includes(':page:')).length
  expect(await page.evaluate(pages)).toBe(1)
  await closeTab(page)
  await onlyEnd(app, context)
})

// What markup alone, let through by a sanitizer, could name.
const INJECTED = `
  <img name="currentScript" data-end-url="evil" data-idle-timeout="20s">
  <form name="querySelector" data-end-url="evil"></form>
  <img id="lastcall" name="lastcall">
  <div data-lastcall data-end-url="evil" data-idle-timeout="1m"></div>`

for (const way of ['tag', 'module'] as const satisfies Way[]) {
  test(`is neither configured nor switched off by injected markup (${way})`, async ({
    app,
    page,
    context,
  }) => {
    app.dress({ head: INJECTED, body: INJECTED })
    app.use(OPTIONS, way)
    await app.open(page)
    expect(await stateOf(page)).toBe('active')
    await closeTab(page)
    await onlyEnd(app, context)
    expect(app.heard('evil')).toHaveLength(0)
  })
}

test('starts nothing from injected markup alone', async ({ app, page, context }) => {
  app.dress({
    head: '<script src="/assets/auto.js" type="module"></script>',
    body: INJECTED,
  })
  app.use({}, 'none')
  await app.open(page)
  expect(await page.evaluate(() => typeof window.lastcall?.watchSession)).toBe('function')
  expect(await page.evaluate(() => window.lastcall?.session)).toBeUndefined()
  await closeTab(page)
  const witness = await context.newPage()
  await app.open(witness, 'bare')
  await app.mark(witness)
  expect(app.heard('evil')).toHaveLength(0)
})
