import type { BrowserContext, Page } from '@playwright/test'
import type { App } from './support/app'
import { field, onlyEnd } from './support/endings'
import { cancelLeaving, closeTab, loads, restored } from './support/journeys'
import { pressBrowserKey } from './support/keys'
import { expect, test } from './support/test'

interface Row {
  name: string
  path?: string
  cause?: string
  /** The person has come from another site. */
  from?: true
  /** What comes before. Nothing has been ended by it. */
  before?(scene: { app: App; page: Page; context: BrowserContext }): Promise<unknown>
  /** The leaving itself. */
  leave?(scene: { app: App; page: Page }): Promise<unknown>
}

const clicked = (selector: string, heard?: string) => async (scene: { app: App; page: Page }) => {
  await scene.page.click(selector, { noWaitAfter: true })
  if (heard) await scene.app.hears(heard)
}
const reloadedBy = (act: (page: Page) => Promise<unknown>) => (scene: { page: Page }) =>
  loads(scene.page, () => act(scene.page))

const leaving: Row[] = [
  { name: 'the tab is closed', before: clicked('h1') },
  { name: 'the tab is closed without anything done in it' },
  { name: 'the tab is closed without being asked', leave: ({ page }) => page.close() },
  {
    name: 'the tab is closed by Ctrl+W',
    leave: ({ page }) => pressBrowserKey(page, 'Control+W').catch(() => {}),
  },
  {
    name: 'the address of another site is typed',
    cause: 'external',
    leave: ({ app, page }) => page.goto(app.other),
  },
  {
    name: 'Back leads to another site',
    cause: 'external',
    from: true,
    leave: ({ page }) => pressBrowserKey(page, 'Alt+Left'),
  },
]

const before: Row[] = [
  { name: 'an SPA link', before: clicked('#spa') },
  { name: 'a javascript: link', path: 'page?loose', before: clicked('#script-link') },
  { name: 'a hash link', before: clicked('#hash') },
  { name: 'a download link', before: clicked('#download', 'file') },
  { name: 'a link to an attachment', before: clicked('#attachment', 'attachment') },
  { name: 'a link that answers 204', before: clicked('#no-content', 'no-content') },
  { name: 'a mailto link', before: clicked('#mailto') },
  { name: 'a link to another site that a script prevented', before: clicked('#prevented') },
  { name: 'a form sent without leaving', before: clicked('#ajax button', 'marker') },
  {
    name: 'F5, which the app takes for itself',
    before: async ({ app, page }) => {
      await page.evaluate(() => addEventListener('keydown', (event) => event.preventDefault()))
      await pressBrowserKey(page, 'F5')
      await app.mark(page)
      expect(app.heard('page')).toHaveLength(1)
    },
  },
  { name: 'a reload', before: reloadedBy((page) => page.reload()) },
  { name: 'F5', before: reloadedBy((page) => pressBrowserKey(page, 'F5')) },
  {
    name: 'coming back out of the cache',
    before: ({ page }) => restored(page, () => page.click('#link')),
  },
  {
    name: 'a cancelled leave prompt',
    before: ({ page }) => cancelLeaving(page, () => page.click('#external')),
  },
]
const closedAfter = before.map((row) => ({ ...row, name: `the tab is closed after ${row.name}` }))

for (const { name, path = 'page', cause = 'close', from, ...row } of [...leaving, ...closedAfter]) {
  test(`ends the session when ${name}`, async ({ app, page, context }) => {
    app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
    if (from) await page.goto(app.other)
    await app.open(page, path)
    await row.before?.({ app, page, context })
    const before = await app.mark(page)

    await (row.leave?.({ app, page }) ?? closeTab(page))

    const end = await onlyEnd(app, context)
    expect(end.n).toBeGreaterThan(before.n)
    expect(field(end, 'cause')).toBe(cause)
  })
}

test('ends the session when the tab is closed right after it loaded', async ({
  app,
  page,
  context,
}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  await app.open(page)
  await closeTab(page)
  await onlyEnd(app, context)
})

test('ends the session when the tab is closed while a slow link still loads', async ({
  app,
  page,
  context,
}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  await app.open(page)
  await page.click('#slow', { noWaitAfter: true })
  const [before] = await app.hears('slow')
  await closeTab(page)
  const end = await onlyEnd(app, context)
  expect(end.n).toBeGreaterThan(before!.n)
  expect(field(end, 'cause')).toBe('close')
})
