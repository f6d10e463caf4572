import type { BrowserContext, Page } from '@playwright/test'
import type {} from 'lastcall/auto'
import type { App } from '../support/app.ts'
import { bundled } from '../support/bundle.ts'
import { act } from '../support/dialog.ts'
import { holdTime, SECOND } from '../support/time.ts'
import type {} from './in-page/instruments.ts'

/** How long anything may take that comes at once on an idle machine, and between two looks. */
const PATIENCE = 20_000
const POLL = 5

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const instruments = () => bundled(new URL('in-page/instruments.ts', import.meta.url))

const prepare = async (context: BrowserContext) => {
  // Chromium keeps the first 250 requests of each page for whoever may ask. First of all, as the
  // page's `performance` is another one once the clock is held.
  await context.addInitScript({ content: 'performance.setResourceTimingBufferSize(0)' })
  await holdTime(context)
  await context.addInitScript({ content: await instruments() })
}

/** What a tab makes of the session: its state, and how long it is still to last. */
const viewOf = (page: Page) =>
  page.evaluate(() => ({
    state: window.lastcall?.session?.state ?? `at ${location.pathname}`,
    remaining: window.lastcall?.session?.remaining ?? 0,
  }))

/** Not by a locator: Playwright leaves something in a page for each way of using one. */
const buttonOf = (page: Page) => page.evaluate(() => window.instruments.button('stay'))

/** The tabs of one session, and the person at them, who has one of them in front. */
export const openTabs = async (context: BrowserContext, app: App, count: number) => {
  const pages: Page[] = []
  let front = 0

  const each = <T>(what: (page: Page) => Promise<T>) => Promise.all(pages.map(what))

  /** Waits until all tabs are in this state and believe in the same end. */
  const agree = async (wanted: string) => {
    const late = performance.now() + PATIENCE
    for (;;) {
      const seen = await each(viewOf)
      const left = seen.map(({ remaining }) => remaining)
      const agreed = Math.max(...left) - Math.min(...left) < SECOND
      if (agreed && seen.every(({ state }) => state === wanted)) return
      if (performance.now() > late) {
        const said = seen.map(({ state, remaining }) => `${state}, ${remaining / SECOND} s left`)
        throw new Error(`the tabs do not agree on being ${wanted}: ${said.join('; ')}`)
      }
      await wait(POLL)
    }
  }
  const show = (tab: number, visible: boolean) =>
    pages[tab]!.evaluate((visible) => window.instruments.show(visible), visible)
  const turnTo = async (tab: number) => {
    await show(front, false)
    front = tab % count
    await show(front, true)
  }
  const actInFront = async () => {
    await act(pages[front]!)
    await agree('active')
  }

  await prepare(context)
  while (pages.length < count) {
    const page = await context.newPage()
    pages.push(page)
    await app.open(page)
    await turnTo(pages.length - 1)
  }
  await agree('active')

  return {
    pages,
    each,
    states: async () => (await each(viewOf)).map(({ state }) => state),
    areWarned: async () => (await each(viewOf)).every(({ state }) => state === 'warning'),
    act: actInFront,
    /** Turns to the next tab, and does something there. */
    async turn() {
      await turnTo(front + 1)
      await actInFront()
    },
    /** Comes back to the next tab, and presses "Stay signed in" there. The dialog goes in all. */
    async stay() {
      await turnTo(front + 1)
      const buttons = await each(buttonOf)
      if (!buttons.every(Boolean)) throw new Error('not every tab shows its dialog')
      const { x, y } = buttons[front]!
      await pages[front]!.mouse.click(x, y)
      await agree('active')
      if ((await each(buttonOf)).some(Boolean)) throw new Error('a tab still shows its dialog')
    },
    /** When a tab has sent a keep-alive since this was last asked, by the clock of the pages. */
    async beats() {
      const all = await each((page) => page.evaluate(() => window.instruments.beats()))
      return all.flat().sort((a, b) => a - b)
    },
  }
}

export type Tabs = Awaited<ReturnType<typeof openTabs>>
