import type { Browser, Engine } from '../browser.ts'
import { until } from '../until.ts'
import { places, type Site } from './site.ts'

interface Tools {
  readonly browser: Browser
  readonly site: Site
}

/** Where the page has nothing. */
const BLANK = { x: 300, y: 400 }

/** One primitive on a fresh browser that shows `/a`, with what the pages must tell of it. */
export interface Act {
  readonly name: string
  readonly not?: readonly Engine[]
  readonly run: (tools: Tools) => Promise<void>
}

/** A window that closes gives the page of a Firefox no time to send what it has at `pagehide`. */
const gone = (browser: Browser) => until(() => !browser.running(), 'the end of the browser', 5_000)

/** With its last tab a browser ends. What a tab behind says as it is closed may be lost. */
const onlyTab = async ({ browser }: Tools) => {
  await browser.closeTab()
  await gone(browser)
}

const next = async ({ browser, site }: Tools) => {
  await browser.click(places.next)
  await site.told(/^\/next drawn/)
  site.forget()
}

/** A second tab in the background, right of the first. */
const behind = async ({ browser, site }: Tools) => {
  await browser.middleClick(places.next)
  await site.told(/^\/next pageshow .*hidden/)
  site.forget()
}

const second = async ({ browser, site }: Tools) => {
  await browser.newTab(site.other('/b'))
  await site.told(/^\/b drawn/, /^\/a visibilitychange .*hidden/)
  site.forget()
}

export const ACTS: readonly Act[] = [
  {
    name: 'click',
    run: async ({ browser, site }) => {
      await browser.click(places.next)
      await site.told(/^\/a click 60,20 true/, /^\/a pagehide/, /^\/next drawn/)
    },
  },
  {
    name: 'ctrl+click',
    not: ['webkit'],
    run: async ({ browser, site }) => {
      await browser.click(places.next, 'ctrl')
      await site.told(/^\/a click 60,20 true/, /^\/next pageshow .*hidden/)
    },
  },
  {
    name: 'shift+click',
    not: ['webkit'],
    run: async ({ browser, site }) => {
      await browser.click(places.next, 'shift')
      await site.told(/^\/a click 60,20 true/, /^\/next pageshow .*visible/)
    },
  },
  {
    name: 'middle click',
    run: async ({ browser, site }) => {
      await browser.middleClick(places.next)
      await site.told(/^\/a auxclick 1 true/, /^\/next pageshow .*hidden/)
    },
  },
  {
    name: 'back and forward by button',
    run: async (tools) => {
      await next(tools)
      await tools.browser.button('back')
      await tools.site.told(/^\/a pageshow cached/)
      tools.site.forget()
      await tools.browser.button('forward')
      await tools.site.told(/^\/next pageshow cached/)
    },
  },
  {
    name: 'back and forward by key',
    not: ['webkit'],
    run: async (tools) => {
      await next(tools)
      await tools.browser.press('alt+Left')
      await tools.site.told(/^\/a pageshow cached/)
      tools.site.forget()
      await tools.browser.press('alt+Right')
      await tools.site.told(/^\/next pageshow cached/)
    },
  },
  ...['F5', 'ctrl+r', 'ctrl+shift+r'].map((key) => ({
    name: `reload by ${key}`,
    run: async ({ browser, site }: Tools) => {
      await browser.press(key)
      await site.told(/^\/a pagehide/, /^\/a drawn/)
    },
  })),
  {
    name: 'reload by button',
    run: async ({ browser, site }) => {
      await browser.button('reload')
      await site.told(/^\/a pagehide/, /^\/a drawn/)
    },
  },
  {
    name: 'address',
    run: async ({ browser, site }) => {
      await browser.address(site.app('/a/longer?with=a&query=%20x#y'))
      await site.told(/^\/a pagehide/, /^\/a\/longer drawn/)
      site.forget()
      await browser.address(site.app('/a'))
      await site.told(/^\/a\/longer pagehide/, /^\/a drawn/)
      site.forget()
      await browser.address(site.other('/b'))
      await site.told(/^\/a pagehide/, /^\/b drawn/)
    },
  },
  {
    name: 'new tab, switch, click in it',
    run: async (tools) => {
      const { browser, site } = tools
      await second(tools)
      await browser.switchTab('left')
      await site.told(/^\/a visibilitychange .*visible/, /^\/b visibilitychange .*hidden/)
      site.forget()
      await browser.switchTab('right')
      await site.told(/^\/b visibilitychange .*visible/, /^\/a visibilitychange .*hidden/)
      site.forget()
      await browser.click(places.next)
      await site.told(/^\/b click 60,20 true/, /^\/next drawn/)
    },
  },
  {
    name: 'close the tab in front',
    run: async (tools) => {
      await second(tools)
      await tools.browser.closeTab()
      await tools.site.told(/^\/b beforeunload/, /^\/a visibilitychange .*visible/)
      tools.site.forget()
      await tools.browser.click(places.next)
      await tools.site.told(/^\/a click 60,20 true/)
    },
  },
  {
    name: 'close a tab behind, to the right',
    run: async (tools) => {
      await behind(tools)
      await tools.browser.closeTab('right')
      await onlyTab(tools)
    },
  },
  {
    name: 'close a tab behind, to the left',
    run: async (tools) => {
      await second(tools)
      await tools.browser.closeTab('left')
      await onlyTab(tools)
    },
  },
  {
    name: 'close the last tab',
    run: async ({ browser, site }) => {
      await browser.closeTab()
      await site.told(/^\/a beforeunload/)
      await gone(browser)
    },
  },
  {
    name: 'close the only window',
    run: async ({ browser, site }) => {
      await browser.closeWindow()
      await site.told(/^\/a beforeunload/)
      await gone(browser)
    },
  },
  {
    name: 'new window, then close it',
    not: ['webkit'],
    run: async ({ browser, site }) => {
      await browser.newWindow(site.app('/b'))
      await site.told(/^\/b drawn/)
      await browser.closeWindow()
      await site.told(/^\/b beforeunload/)
      await browser.click(places.next)
      await site.told(/^\/a click 60,20 true/, /^\/next drawn/)
    },
  },
  {
    name: 'a link to a new tab or window, then close it',
    run: async ({ browser, site }) => {
      await browser.click(places.blank)
      await site.told(/^\/blank drawn/)
      await browser.closeTab()
      await site.told(/^\/blank beforeunload/)
    },
  },
  {
    name: 'popup, then close it',
    run: async ({ browser, site }) => {
      await browser.click(places.popup)
      await site.told(/^\/popup drawn/)
      await browser.closeWindow()
      await site.told(/^\/popup beforeunload/)
      await browser.click(places.next)
      await site.told(/^\/next drawn/)
    },
  },
  {
    name: 'minimise',
    run: async ({ browser, site }) => {
      await browser.minimise()
      await site.told(/^\/a visibilitychange .*hidden/)
      await browser.unminimise()
      await site.told(/^\/a visibilitychange .*visible/)
      site.forget()
      await browser.click(places.next)
      await site.told(/^\/next drawn/)
    },
  },
  {
    name: 'drag a link within the page',
    run: async ({ browser, site }) => {
      await browser.drag(places.next, BLANK)
      await site.told(/^\/a drop .*next/)
    },
  },
  {
    name: 'drag a link to its tab',
    not: ['webkit'],
    run: async ({ browser, site }) => {
      await browser.drag(places.next, 'tab')
      await site.told(/^\/a pagehide/, /^\/next drawn/)
    },
  },
  {
    name: 'download',
    run: async ({ browser, site }) => {
      await browser.click(places.download)
      await site.told(/^\/a click 60,140 true/, /^\/file asked/)
      await browser.click(places.next)
      await site.told(/^\/a click 60,20 true/, /^\/next drawn/)
    },
  },
  {
    name: 'mail link',
    not: ['webkit'],
    run: async ({ browser, site }) => {
      await browser.click(places.mail)
      await site.told(/^\/a click 60,180 true/)
      await browser.click(places.next)
      await site.told(/^\/a click 60,20 true/, /^\/next drawn/)
    },
  },
  {
    name: 'quit',
    run: async ({ browser, site }) => {
      await browser.quit()
      await site.told(/^\/a beforeunload/)
      await gone(browser)
    },
  },
  {
    name: 'crash',
    not: ['firefox', 'webkit'],
    run: async (tools) => {
      const { browser, site } = tools
      await second(tools)
      await browser.crash?.('/b')
      await browser.closeTab()
      await site.told(/^\/a visibilitychange .*visible/)
      if (site.lines().some((line) => line.startsWith('/b'))) throw new Error('/b said goodbye')
    },
  },
]
