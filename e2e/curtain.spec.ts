import type { Page } from '@playwright/test'
import type { Answer } from './server/answers'
import type { App } from './support/app'
import { dialogOf, PROBLEM, settledLook, stateOf } from './support/dialog'
import { style } from './support/drawn'
import { held } from './support/held'
import { goBack, loads, restored } from './support/journeys'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass } from './support/time'

const LIVE: Answer = { json: { state: 'live', expires_in: 290 } }

const open = async (app: App, page: Page, more: Record<string, string> = {}) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '5m', warning: '1m', ...more })
  await holdTime(page)
  await app.open(page)
}

const expire = async (page: Page) => {
  await pass(page, 5 * MINUTE)
  await expect(dialogOf(page).curtain).toBeVisible()
}

/** What can be had of the page's own text by those who may not see it. */
const leaks = async (page: Page) => {
  const inPage = await page.evaluate(() => {
    const selection = getSelection()!
    const marked = String(selection).trim()
    selection.selectAllChildren(document.body)
    const selected = String(selection).trim()
    selection.removeAllRanges()
    // Not in TypeScript's DOM types, and in every browser.
    const { find } = window as unknown as { find(text: string): boolean }
    return {
      marked,
      selected,
      // biome-ignore lint/performance/useDomNodeTextContent: what is rendered is what is asked.
      rendered: document.querySelector('main')!.innerText.trim(),
      found: find('Slow link'),
    }
  })
  const cdp = await page.context().newCDPSession(page)
  const { nodes } = await cdp.send('Accessibility.getFullAXTree')
  await cdp.detach()
  const read = nodes.filter(({ ignored, name }) => !ignored && /Slow link/.test(name?.value))
  // A text in a PDF needs a font.
  const printed = (await page.pdf()).includes('/FontDescriptor')
  return { ...inPage, read: read.length, printed }
}

const NOTHING = { marked: '', selected: '', rendered: '', found: false, read: 0, printed: false }

test('nothing of the page can be selected, found, read aloud or printed at the end', async ({
  app,
  page,
}) => {
  await open(app, page)
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('main')!))
  const before = await leaks(page)
  expect(before).toMatchObject({ found: true, printed: true })
  expect(before.rendered).toContain('Slow link')
  expect(before.marked).toContain('Slow link')
  expect(before.selected).toContain('Slow link')
  expect(before.read).toBeGreaterThan(0)
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('main')!))
  await expire(page)
  expect(await leaks(page)).toEqual(NOTHING)
})

/** Elements that insist on being seen, each in its own way. */
const insist = async (page: Page) => {
  await style(page, '.visible { visibility: visible !important }')
  await page.evaluate(() => {
    const add = (parent: Element, make?: (element: HTMLElement) => void) => {
      const element = document.createElement('p')
      element.textContent = 'Private'
      make?.(element)
      parent.append(element)
    }
    add(document.body, (element) => element.classList.add('visible'))
    add(document.body, (element) => element.style.setProperty('visibility', 'visible', 'important'))
    add(document.documentElement, (element) => element.classList.add('visible'))
    add(document.body, (element) => {
      const inner = document.createElement('b')
      inner.style.visibility = 'visible'
      inner.textContent = 'Private'
      element.attachShadow({ mode: 'open' }).append(inner)
    })
  })
}

test('what insists on being visible is not seen and not printed either', async ({ app, page }) => {
  const blank = await page.screenshot()
  await open(app, page)
  await insist(page)
  const before = await page.screenshot()
  // As it goes into the cache, before any dialog is there.
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  })
  expect((await page.screenshot()).equals(blank)).toBe(true)
  expect(before.equals(blank)).toBe(false)
  expect((await page.pdf()).includes('/FontDescriptor')).toBe(false)
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
  expect((await page.screenshot()).equals(before)).toBe(true)
})

test('nothing of it shows while the expired page keeps people waiting', async ({ app, page }) => {
  app.answer('api', { after: 'never' })
  await open(app, page, { 'expired-url': 'api' })
  // While another document is on its way Chromium lets nobody look into this one: it tells itself.
  await page.evaluate(() => {
    document.addEventListener('lastcall:expired', () => {
      const look = () => {
        // biome-ignore lint/performance/useDomNodeTextContent: what is rendered is what is asked.
        const seen = document.body.innerText.trim()
        const covers = document.querySelector('lastcall-dialog')!.shadowRoot!.querySelector('h2')
        void fetch(`marker?mark=${encodeURIComponent(`${seen}|${covers?.textContent}`)}`)
      }
      look()
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = look
      port2.postMessage('once more, when the way has begun')
    })
  })
  await pass(page, 5 * MINUTE)
  await app.hears('api')
  const marks = await app.hears('marker', 2)
  const looks = marks.map(({ url }) => url.searchParams.get('mark'))
  expect(looks).toEqual(['|Your session has ended.', '|Your session has ended.'])
})

test('nothing of it shows where the expired page cannot be had', async ({ app, page }) => {
  await open(app, page, { 'expired-url': 'gone' })
  await page.route('**/gone', (route) => route.abort('connectionrefused'))
  const failed = page.waitForEvent('requestfailed')
  await pass(page, 5 * MINUTE)
  await failed
  await expect.poll(() => page.url()).toMatch(/^chrome-error:/)
  await expect(page.locator('body')).not.toContainText('Slow link')
})

test('nothing of it shows where the expired page turns out to be none', async ({ app, page }) => {
  await open(app, page, { 'expired-url': 'no-content' })
  await expire(page)
  await app.hears('no-content')
  await app.mark(page)
  expect(await leaks(page)).toEqual(NOTHING)
})

test('is quiet at first: words that would be gone at once are not shown', async ({ app, page }) => {
  await open(app, page)
  await page.evaluate(() => {
    document.addEventListener('lastcall:expired', () => {
      const { shadowRoot } = document.querySelector('lastcall-dialog')!
      const { opacity } = getComputedStyle(shadowRoot!.querySelector('.curtain')!)
      document.documentElement.dataset.opacity = opacity
    })
  })
  await expire(page)
  await expect(page.locator('html')).toHaveAttribute('data-opacity', '0')
  await settledLook(page)
  await expect(dialogOf(page).curtain).toHaveCSS('opacity', '1')
})

test('says that the page is offline, and goes on when it is not', async ({
  app,
  page,
  context,
}) => {
  await open(app, page, { 'expired-url': 'gone' })
  await context.setOffline(true)
  await expire(page)
  await expect(dialogOf(page).curtain).toContainText('You are offline.')
  await context.setOffline(false)
  await page.waitForURL(app.url('gone'))
})

test('leaves nothing behind where the session turns out to be alive', async ({ app, page }) => {
  app.answer('status', LIVE)
  await open(app, page, { 'status-url': 'status' })
  await page.locator('#name').focus()
  await page.evaluate(() => scrollTo(0, 40))
  await app.hears('status')
  await page.clock.fastForward(10 * MINUTE)
  await app.hears('status', 2)
  await expect(dialogOf(page).dialog).toHaveCount(0)
  expect(await stateOf(page)).toBe('active')
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
  await expect(page.locator('#link')).toBeVisible()
  await expect(page.locator('#name')).toBeFocused()
})

test.describe('a page on its way into the back/forward cache', () => {
  /** What the page looks like as it goes, and as it is when it comes back. */
  const watchLooks = (page: Page) =>
    page.evaluate(() => {
      const looks: string[] = []
      Object.assign(window, { looks })
      const look = (event: Event) =>
        looks.push(`${event.type}: ${getComputedStyle(document.querySelector('main')!).visibility}`)
      addEventListener('pagehide', look)
      addEventListener('pageshow', look)
    })
  const looksOf = (page: Page) =>
    page.evaluate(() => (window as unknown as { looks: string[] }).looks)
  const away = (page: Page) => () => page.evaluate(() => void location.assign('bare'))

  test('is covered, and stays so until the server has said that the session is live', async ({
    app,
    page,
  }) => {
    const [said, say] = held()
    app.answer('status', LIVE, LIVE, { ...LIVE, after: said })
    await open(app, page, { 'status-url': 'status' })
    await app.hears('status')
    await app.mark(page)
    await page.evaluate(() => window.lastcall?.session?.check())
    await watchLooks(page)
    await restored(page, away(page))
    await app.hears('status', 3)
    await expect(dialogOf(page).curtain).toBeVisible()
    expect(await looksOf(page)).toEqual(['pagehide: hidden', 'pageshow: hidden'])
    say()
    await expect(dialogOf(page).dialog).toHaveCount(0)
    await expect(page.locator('#link')).toBeVisible()
  })

  test('is covered until a keep-alive is granted where the status cannot be asked', async ({
    app,
    page,
  }) => {
    app.answer('keep-alive', { status: 503 }, { status: 204 })
    await open(app, page, { 'keep-alive-url': 'keep-alive' })
    await watchLooks(page)
    await restored(page, away(page))
    await app.hears('keep-alive')
    await expect(dialogOf(page).problem).toHaveText(PROBLEM)
    expect(await looksOf(page)).toEqual(['pagehide: hidden', 'pageshow: hidden'])
    await dialogOf(page).retry.click()
    await expect(dialogOf(page).dialog).toHaveCount(0)
    expect(await stateOf(page)).toBe('active')
  })

  test('does not come back where the keep-alive says that the session is gone', async ({
    app,
    page,
  }) => {
    app.answer('keep-alive', { status: 401 })
    await open(app, page, { 'keep-alive-url': 'keep-alive', 'expired-url': 'gone' })
    await loads(page, away(page))
    // Not waited for: what it leads to leaves at once.
    const gone = page.waitForEvent('framenavigated', (frame) => frame.url().endsWith('gone'))
    void goBack(page)
    await app.hears('gone')
    // A browser that is closed in the midst of this may hang.
    await gone
  })

  test('is shown at once where nobody can be asked and its time is not up', async ({
    app,
    page,
  }) => {
    await open(app, page)
    await page.locator('#name').focus()
    await watchLooks(page)
    await restored(page, away(page))
    expect(await looksOf(page)).toEqual(['pagehide: hidden', 'pageshow: visible'])
    await expect(dialogOf(page).dialog).toHaveCount(0)
    await expect(page.locator('#name')).toBeFocused()
  })

  test('is left alone where the author wants no curtain', async ({ app, page }) => {
    await open(app, page, { curtain: 'false' })
    await watchLooks(page)
    await restored(page, away(page))
    expect(await looksOf(page)).toEqual(['pagehide: visible', 'pageshow: visible'])
  })

  test('shows nothing by Back after it has expired', async ({ app, page }) => {
    app.answer('status', LIVE, { status: 401 })
    await open(app, page, { 'status-url': 'status' })
    await app.hears('status')
    await app.mark(page)
    await restored(page, away(page))
    await expect(dialogOf(page).curtain).toContainText('Your session has ended')
    expect(await leaks(page)).toEqual(NOTHING)
  })
})
