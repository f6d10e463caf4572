import type { Page } from '@playwright/test'
import type { Answer } from './server/answers'
import { STRICT } from './server/world'
import type { App } from './support/app'
import { stateOf } from './support/dialog'
import { expect, test } from './support/test'
import { pass, SECOND } from './support/time'
import { openQuietPage } from './support/warning'

const LIVE: Answer = { json: { state: 'live', expires_in: 290 } }
const GONE: Answer = { status: 401, json: { state: 'ended', reason: 'idle' } }

/** Opens a page of an app that has an API of its own. */
const open = async (app: App, page: Page, api: Answer, ...status: Answer[]) => {
  app.answer('api', api)
  app.answer('status', LIVE, ...status)
  const options = { 'status-url': 'status', 'expired-url': 'gone' }
  await openQuietPage(app, page, options, 'full')
  await app.hears('status')
  await app.mark(page)
}
/** The page's own script asks for something; gives the status that the browser has noted of it. */
const ask = (page: Page, url = 'api', way: 'fetch' | 'XMLHttpRequest' = 'fetch') =>
  page.evaluate(
    async ([to, by]) => {
      const href = new URL(to, location.href).href
      const noted = new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntriesByName(href)) {
            observer.disconnect()
            resolve((entry as PerformanceResourceTiming).responseStatus)
          }
        })
        observer.observe({ type: 'resource' })
      })
      if (by === 'fetch') await fetch(to)
      else {
        const request = new XMLHttpRequest()
        request.open('POST', to)
        request.send()
      }
      // What had asked to be told before is told before.
      return noted
    },
    [url, way] as const,
  )

for (const status of [401, 419, 440]) {
  test(`asks the status when a fetch of the page is refused with ${status}`, async ({
    app,
    page,
  }) => {
    await open(app, page, { status }, GONE)
    void ask(page).catch(() => {})
    await page.waitForURL(app.url('gone'))
    expect(app.heard('status')).toHaveLength(2)
  })
}

test('asks the status when an XMLHttpRequest of the page is refused', async ({ app, page }) => {
  await open(app, page, { status: 401 }, GONE)
  void ask(page, 'api', 'XMLHttpRequest').catch(() => {})
  await page.waitForURL(app.url('gone'))
})

test('goes on where the status says that the session is alive', async ({ app, page }) => {
  await open(app, page, { status: 401 }, LIVE)
  await ask(page)
  await app.hears('status', 2)
  await app.mark(page)
  expect(await stateOf(page)).toBe('active')
  expect(page.url()).toBe(app.url('page'))
})

for (const status of [200, 403, 500]) {
  test(`asks nothing when a fetch of the page is answered by ${status}`, async ({ app, page }) => {
    await open(app, page, { status })
    await ask(page)
    await app.mark(page)
    expect(app.heard('status')).toHaveLength(1)
  })
}

test('asks nothing when its own address refuses', async ({ app, page }) => {
  await open(app, page, {})
  app.answer('keep-alive', { status: 401 })
  await ask(page, 'keep-alive')
  await app.mark(page)
  expect(app.heard('status')).toHaveLength(1)
})

test('asks nothing more when its own keep-alive is refused', async ({ app, page }) => {
  await open(app, page, {})
  app.answer('keep-alive', { status: 401 })
  await page.evaluate(() => void window.lastcall?.session?.keepAlive())
  await page.waitForURL(app.url('gone'))
  await app.mark(page)
  expect(app.heard('status')).toHaveLength(1)
})

test('asks nothing when another origin refuses', async ({ app, page }) => {
  app.dress({ csp: `${STRICT}; connect-src 'self' ${app.other}` })
  await open(app, page, { status: 401 })
  // The browser tells the page of it.
  expect(await ask(page, app.url('api').replace(app.origin, app.other))).toBe(401)
  await app.mark(page)
  expect(app.heard('status')).toHaveLength(1)
})

test('asks once in ten seconds where the app polls and is refused each second', async ({
  app,
  page,
}) => {
  await open(app, page, { status: 401 }, LIVE)
  for (let second = 0; second < 25; second++) {
    await ask(page)
    await app.mark(page)
    await pass(page, SECOND)
  }
  await app.mark(page)
  expect(app.heard('api')).toHaveLength(25)
  // Once as the page was opened; then at the first refusal, and after ten and twenty seconds.
  expect(app.heard('status')).toHaveLength(4)
})

test('leaves the page its own fetch and XMLHttpRequest', async ({ app, page }) => {
  await page.addInitScript(() => {
    const parts = () => [fetch, XMLHttpRequest, ...Object.values(own(XMLHttpRequest.prototype))]
    const own = (of: object) =>
      Object.values(Object.getOwnPropertyDescriptors(of)).flatMap(({ value, get, set }) => [
        value,
        get,
        set,
      ])
    const before = parts()
    Object.assign(window, { patched: () => parts().some((part, i) => part !== before[i]) })
  })
  await open(app, page, { status: 401 }, LIVE)
  await ask(page)
  await app.hears('status', 2)
  const patched = () =>
    page.evaluate(() => (window as Window & { patched?(): boolean }).patched?.())
  expect(await patched()).toBe(false)
  await page.evaluate(() => {
    XMLHttpRequest.prototype.send = () => {}
  })
  expect(await patched()).toBe(true)
})
