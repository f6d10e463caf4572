import type { Page } from '@playwright/test'
import { field, onlyEnd } from './support/endings'
import { closeTab, restored } from './support/journeys'
import { expect, test } from './support/test'

test('ends the session on a followed external link where externalLinks says leave', async ({
  app,
  page,
  context,
}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m', 'external-links': 'leave' })
  await app.open(page)
  const before = await app.mark(page)
  await page.click('#external')
  await page.waitForURL(`${app.other}/`)
  const end = await onlyEnd(app, context)
  expect(end.n).toBeGreaterThan(before.n)
  expect(field(end, 'cause')).toBe('external')
})

test('keeps the session on a link to an app origin, even where externalLinks says leave', async ({
  app,
  page,
  context,
}) => {
  app.use({
    'end-url': 'end',
    'idle-timeout': '20m',
    'external-links': 'leave',
    'app-origins': app.other,
  })
  await app.open(page)
  await restored(page, () => page.click('#external'))
  const after = await app.mark(page)
  await closeTab(page)
  const end = await onlyEnd(app, context)
  expect(end.n).toBeGreaterThan(after.n)
})

// Chromium is always sure. This takes away what makes it so, which leaves a browser that, like
// Firefox, cannot tell a typed address of another site from one of the app.
const hidePageswap = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(window, 'onpageswap')
    addEventListener('pageswap', (event) => event.stopImmediatePropagation())
  })

test('ends the session on an uncertain leave where whenUnsure says end', async ({
  app,
  page,
  context,
}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m', 'when-unsure': 'end' })
  await hidePageswap(page)
  await app.open(page)
  await page.goto(app.other)
  const end = await onlyEnd(app, context)
  expect(field(end, 'cause')).toBe('unsure')
})

test('keeps the session on an uncertain leave by default', async ({ app, page, context }) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  await hidePageswap(page)
  await app.open(page)
  await page.goto(app.other)
  const back = await context.newPage()
  await app.open(back)
  const after = await app.mark(back)
  await closeTab(back)
  const end = await onlyEnd(app, context)
  expect(end.n).toBeGreaterThan(after.n)
  expect(field(end, 'cause')).toBe('close')
})
