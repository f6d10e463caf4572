import type { BrowserContext, Page } from '@playwright/test'
import type { App } from './support/app'
import { onlyEnd } from './support/endings'
import { cancelLeaving, closeTab, loads, refuseCache, restored } from './support/journeys'
import { pressBrowserKey } from './support/keys'
import { expect, test } from './support/test'

interface Scene {
  app: App
  page: Page
  context: BrowserContext
}

interface Row {
  name: string
  path?: string
  /** What the person does. Returns the tab to go on with, where it is another one. */
  act(scene: Scene): Promise<Page | void>
}

const click = (selector: string, arrivesAt: string) => async (scene: Scene) => {
  await scene.page.click(selector)
  await scene.page.waitForURL(scene.app.url(arrivesAt))
}
/** A click after which the page is still there; `heard` is what the server hears of it. */
const clickThatStays = (selector: string, heard?: string) => async (scene: Scene) => {
  await scene.page.click(selector)
  if (heard) await scene.app.hears(heard)
}
const reload = (act: (page: Page) => Promise<unknown>) => (scene: Scene) =>
  loads(scene.page, () => act(scene.page))
const typed = (path: string) => (scene: Scene) => scene.app.open(scene.page, path).then(() => {})
const toNext = (page: Page) => () => page.click('#link')

const there: Row[] = [
  { name: 'a link is followed', act: click('#link', 'next') },
  { name: 'a link answers after 2.5 seconds', act: click('#slow', 'slow') },
  { name: 'a form is sent by GET', act: click('#search button', 'next?q=harbour') },
  { name: 'a form is posted and answered by a redirect', act: click('#pay button', 'done') },
  { name: 'a script submits a form', act: click('#go-submit', 'next?q=harbour') },
  { name: 'a script sets location.href', act: click('#go-href', 'next') },
  { name: 'a script calls location.replace()', act: click('#go-replace', 'next') },
  { name: 'a meta refresh moves on', act: click('#refresh', 'next') },
  { name: 'a link leads through another origin and back', act: click('#sso', 'landed') },
  { name: 'a script calls location.reload()', act: reload((page) => page.click('#go-reload')) },
  { name: 'F5 is pressed', act: reload((page) => pressBrowserKey(page, 'F5')) },
  { name: 'Ctrl+R is pressed', act: reload((page) => pressBrowserKey(page, 'Control+R')) },
  { name: 'Ctrl+Shift+R is pressed', act: reload((p) => pressBrowserKey(p, 'Control+Shift+R')) },
  { name: 'the reload button is pressed', act: reload((page) => page.reload()) },
  {
    name: 'the page is reloaded twice',
    act: async ({ page }) => {
      await page.reload()
      await page.reload()
    },
  },
  { name: 'an address of the app is typed', act: typed('next') },
  { name: 'the same address is typed again', act: typed('page') },
]

const backAndForth: Row[] = [
  { name: 'a script goes back', act: ({ page }) => restored(page, toNext(page)) },
  {
    name: 'Back is pressed, and the page comes out of the cache',
    act: ({ page }) => restored(page, toNext(page), (p) => pressBrowserKey(p, 'Alt+Left')),
  },
  {
    name: 'Back is pressed, and the page is loaded again',
    act: async ({ page, app }) => {
      await refuseCache(page)
      await loads(page, toNext(page))
      await loads(page, () => pressBrowserKey(page, 'Alt+Left'))
      expect(app.heard('page')).toHaveLength(1)
      expect(await page.evaluate(() => document.documentElement.dataset.restored)).toBeUndefined()
    },
  },
  {
    name: 'Forward is pressed',
    act: async ({ app, page }) => {
      await restored(page, toNext(page))
      await pressBrowserKey(page, 'Alt+Right')
      await page.waitForURL(app.url('next'), { waitUntil: 'commit' })
    },
  },
  {
    name: 'a link to another site is followed, and then Back',
    act: ({ page }) => restored(page, () => page.click('#external')),
  },
]

const unmoved: Row[] = [
  { name: 'a hash link is followed', act: click('#hash', 'page#there') },
  { name: 'an SPA link calls pushState', act: click('#spa', 'view') },
  { name: 'a download link is clicked', act: clickThatStays('#download', 'file') },
  { name: 'a link answers with an attachment', act: clickThatStays('#attachment', 'attachment') },
  { name: 'a link answers 204', act: clickThatStays('#no-content', 'no-content') },
  { name: 'a mailto link is clicked', act: clickThatStays('#mailto') },
  { name: 'a script prevents a link', act: clickThatStays('#prevented') },
  { name: 'a form is sent without leaving', act: clickThatStays('#ajax button', 'marker') },
  {
    name: 'a frame navigates',
    path: 'page?framed',
    act: async ({ app, page }) => {
      const inner = page.frameLocator('#frame').locator('#inner')
      await inner.click()
      await app.hears('inner')
      await page.frameLocator('#frame').getByRole('heading', { name: 'inner' }).waitFor()
    },
  },
  {
    name: 'the prompt of a page that asks is cancelled',
    act: ({ page }) => cancelLeaving(page, () => page.click('#link')),
  },
  {
    name: 'staying() leads to another origin',
    act: async ({ app, page }) => {
      const arrives = page.waitForURL(`${app.other}/`)
      const go = (to: string) =>
        window.lastcall?.session?.staying(() => {
          location.href = to
        })
      // The answer of a page that is left at once may be lost.
      await page.evaluate(go, `${app.other}/`).catch(() => {})
      await arrives
      await app.open(page)
    },
  },
]

for (const { name, path = 'page', act } of [...there, ...backAndForth, ...unmoved]) {
  test(`keeps the session when ${name}`, async ({ app, page, context }) => {
    app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
    await app.open(page, path)
    const rest = (await act({ app, page, context })) ?? page
    const after = await app.mark(rest)
    await closeTab(rest)
    const end = await onlyEnd(app, context)
    expect(end.n).toBeGreaterThan(after.n)
  })
}
