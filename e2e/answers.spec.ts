import type { Page } from '@playwright/test'
import type { Answer } from './server/answers'
import type { App } from './support/app'
import { act, stateOf } from './support/dialog'
import { field } from './support/endings'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND } from './support/time'
import { listenTo } from './support/told'

const OPTIONS = {
  'keep-alive-url': 'keep-alive',
  'idle-timeout': '20m',
  warning: '2m',
  heartbeat: '1m',
  'expired-url': 'gone',
}

const open = async (app: App, page: Page, more: Record<string, string> = {}) => {
  app.use({ ...OPTIONS, ...more })
  await holdTime(page)
  await app.open(page)
}
const beat = async (app: App, page: Page, count = 1) => {
  await pass(page, SECOND)
  await act(page)
  await pass(page, MINUTE - SECOND)
  return (await app.hears('keep-alive', count))[count - 1]!
}

const gone: { name: string; answer: Answer }[] = [
  { name: '401', answer: { status: 401 } },
  { name: '419', answer: { status: 419 } },
  { name: '440', answer: { status: 440 } },
  { name: 'a redirect to the sign-in page', answer: { to: 'next' } },
  { name: 'that it has ended', answer: { json: { state: 'ended', reason: 'logout' } } },
]
for (const { name, answer } of gone) {
  test(`expires when a keep-alive is answered by ${name}`, async ({ app, page }) => {
    app.answer('keep-alive', answer)
    await open(app, page)
    await beat(app, page)
    await page.waitForURL(app.url('gone'))
    expect(app.heard('next')).toHaveLength(0)
  })
}

test('expires on 403 where the status confirms it', async ({ app, page }) => {
  app.answer('status', {}, { status: 401 })
  app.answer('keep-alive', { status: 403 })
  await open(app, page, { 'status-url': 'status' })
  await beat(app, page)
  await app.hears('status', 2)
  await page.waitForURL(app.url('gone'))
})

test('goes on after 403 where the status does not confirm it', async ({ app, page }) => {
  app.answer('status', {}, { json: { state: 'live', expires_in: 600 } })
  app.answer('keep-alive', { status: 403 }, {})
  await open(app, page, { 'status-url': 'status' })
  await beat(app, page)
  await app.hears('status', 2)
  await app.mark(page)
  await beat(app, page, 2)
  expect(await stateOf(page)).toBe('active')
})

test('goes on after 403 where nobody can confirm it', async ({ app, page }) => {
  app.answer('keep-alive', { status: 403 }, {})
  await open(app, page)
  await beat(app, page)
  await app.mark(page)
  await beat(app, page, 2)
  expect(await stateOf(page)).toBe('active')
})

const nonsense: { name: string; answer: Answer; ok?: boolean }[] = [
  // A sign-in page in place of an answer.
  { name: 'HTML', answer: { html: '<!doctype html><h1>Sign in</h1>' }, ok: false },
  { name: 'half of some JSON', answer: { json: '{"state": "live", "expires_in": 1' } },
  { name: 'JSON of eight megabytes', answer: { json: { padding: 'x'.repeat(8_000_000) } } },
  { name: 'an array', answer: { json: [1, 2, 3] } },
  { name: 'null', answer: { json: 'null' } },
  { name: 'a wrong time', answer: { json: { state: 'live', expires_in: 'soon' } } },
  { name: 'a negative time', answer: { json: { state: 'live', expires_in: -5 } } },
  { name: 'a boundless time', answer: { json: '{"state": "live", "expires_in": 1e999}' } },
  { name: 'another prototype', answer: { json: '{"__proto__": {"state": "ended"}}' } },
]
for (const { name, answer, ok = true } of nonsense) {
  test(`takes no harm from a keep-alive answered by ${name}`, async ({ app, page }) => {
    const told = await listenTo(page)
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    app.answer('keep-alive', answer, {})
    await open(app, page)
    await beat(app, page)
    const beats = () => told.filter(({ name }) => name === 'heartbeat')
    await expect.poll(() => beats().length).toBe(1)
    expect(beats()[0]?.detail.ok).toBe(ok)
    expect(await stateOf(page)).toBe('active')
    await beat(app, page, 2)
    expect(errors).toEqual([])
  })
}

test('asks by GET, without fields, where the option says so', async ({ app, page }) => {
  await open(app, page, { 'keep-alive-method': 'GET' })
  const request = await beat(app, page)
  expect(request.method).toBe('GET')
  expect(request.url.search).toBe('')
  expect(request.headers['cache-control']).toBe('no-cache')
})

test('sends the headers, read anew each time', async ({ app, page }) => {
  await open(app, page, { headers: '{"x-csrf": "one"}', 'status-url': 'status' })
  expect((await beat(app, page)).headers['x-csrf']).toBe('one')
  expect(app.heard('status')[0]!.headers['x-csrf']).toBe('one')
  await page.evaluate(() => {
    document.querySelector('script[data-headers]')?.setAttribute('data-headers', '{"x-csrf":"two"}')
  })
  expect((await beat(app, page, 2)).headers['x-csrf']).toBe('two')
  expect(field(app.heard('keep-alive')[1]!, 'n')).toBe('2')
})

test('asks the status when the app wants to know, and tells it', async ({ app, page }) => {
  app.answer('status', {}, { status: 401 })
  await open(app, page, { 'status-url': 'status' })
  await app.hears('status')
  await app.mark(page)
  const states = page.evaluate(() => window.lastcall?.session?.check())
  await app.hears('status', 2)
  await states.catch(() => {})
  await page.waitForURL(app.url('gone'))
})
