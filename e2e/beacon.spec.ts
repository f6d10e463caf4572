import { field, onlyEnd } from './support/endings'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'

const FORM = `<form id="sign-out" action="end?by=form" method="post">
  <input type="hidden" name="csrf" value="token-1"><input type="file" name="photo">
  <input name="action" value="clobbers the property"><button>Sign out</button></form>`

test('says in the end request what the contract says, and nothing else', async ({
  app,
  page,
  context,
}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  await app.open(page)
  await closeTab(page)
  const end = await onlyEnd(app, context)

  expect(end.method).toBe('POST')
  expect(end.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded\b/)
  expect(end.fields.map(([name]) => name)).toEqual(['event', 'page', 'n', 'cause', 'age', 'others'])
  expect(field(end, 'page')).toMatch(/^[\w-]{11,}$/)
  expect(field(end, 'n')).toBe('1')
  expect(field(end, 'age')).toMatch(/^\d{1,5}$/)
  expect(field(end, 'others')).toBe('')
})

test('counts the messages of a page', async ({ app, page, context }) => {
  app.use({ 'end-url': 'end', 'keep-alive-url': 'keep-alive', 'idle-timeout': '20m' })
  await app.open(page)
  await page.evaluate(() => window.lastcall?.session?.keepAlive())
  await page.evaluate(() => window.lastcall?.session?.keepAlive())
  await closeTab(page)
  const end = await onlyEnd(app, context)

  const messages = [...app.heard('keep-alive'), end]
  expect(messages.map((message) => field(message, 'n'))).toEqual(['1', '2', '3'])
  expect(new Set(messages.map((message) => field(message, 'page'))).size).toBe(1)
})

test('uses the action of endForm and carries its fields, as they are at the end', async ({
  app,
  page,
  context,
}) => {
  app.dress({ body: FORM })
  app.use({ 'end-form': '#sign-out', 'idle-timeout': '20m' })
  await app.open(page)
  await page.locator('[name=csrf]').evaluate((input) => input.setAttribute('value', 'token-2'))
  await closeTab(page)
  const end = await onlyEnd(app, context)
  expect(end.url.search).toBe('?by=form')
  expect(field(end, 'csrf')).toBe('token-2')
  expect(field(end, 'action')).toBe('clobbers the property')
  expect(field(end, 'photo')).toBeUndefined()
})

test('reads endData anew at the end', async ({ app, page, context }) => {
  app.use({ 'end-url': 'end', 'end-data': '{"csrf": "one"}', 'idle-timeout': '20m' })
  await app.open(page)
  await page.evaluate(() => {
    const script = document.querySelector('script[data-end-data]')
    script?.setAttribute('data-end-data', '{"csrf": "two", "via": "tab"}')
  })
  await closeTab(page)
  const end = await onlyEnd(app, context)
  expect(field(end, 'csrf')).toBe('two')
  expect(field(end, 'via')).toBe('tab')
  expect(field(end, 'event')).toBe('leave')
})

// Really full, the queue takes no `fetch` either: in Chromium the two share their 64 KiB.
test('falls back to fetch where sendBeacon refuses', async ({ app, page, context }) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  await page.addInitScript(() => {
    navigator.sendBeacon = () => false
  })
  await app.open(page)
  await closeTab(page)
  const end = await onlyEnd(app, context)
  expect(end.method).toBe('POST')
  expect(field(end, 'event')).toBe('leave')
  expect(end.headers['sec-fetch-mode']).toBe('cors')
})

test('sends to another origin of the app where appOrigins names it', async ({
  app,
  page,
  context,
}) => {
  app.dress({ csp: `default-src 'self' ${app.other}` })
  const url = app.url('end').replace(app.origin, app.other)
  app.use({ 'end-url': url, 'app-origins': app.other, 'idle-timeout': '20m' })
  await app.open(page)
  await closeTab(page)
  const end = await onlyEnd(app, context)
  expect(end.url.origin).toBe(app.other)
})
