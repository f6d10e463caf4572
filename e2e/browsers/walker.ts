import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Point } from './browser.ts'
import { type Control, pointOf } from './site/controls.ts'
import { describe, type Entry, type Log } from './site/log.ts'
import type { Site } from './site/serve.ts'
import type { World } from './site/world.ts'
import type { About, Walk } from './walk.ts'

/** How long anything may take that comes at once on an idle machine. */
const DEADLINE = 12_000
const LINES = 12
/** How long another process may take to see what a closed page wrote, in ms. */
const FAREWELL = 200

const titleOf = (url: string) => /[^/?#]+(?=[?#]|$)/.exec(url)?.[0] ?? url

const fits = (wanted: About, { about, page }: Entry) =>
  Object.entries(wanted).every(([name, value]) => ({ ...about, page })[name] === value)

const SHOWN = ['loaded', 'restored', 'visible', 'focused', 'activated', 'other-closed']

export function createWalk(browser: Browser, site: Site, world: World, holderLog: Log): Walk {
  const { log, base } = world
  let since = { case: 0, holder: 0 }
  let last = 'the start'
  let patience = DEADLINE

  const act = async (what: string, doing: () => Promise<unknown> | undefined) => {
    since = { case: log.entries.length, holder: holderLog.entries.length }
    last = what
    await doing()
  }
  const missed = (wanted: string) => {
    const came = log.entries.slice(-LINES).map(describe).join('\n    ')
    return new Error(`waited ${patience} ms for ${wanted} after ${last}; last came:\n    ${came}`)
  }
  const until = async (from: Log, n: number, check: (entry: Entry) => boolean, wanted: string) => {
    const fresh = (entry: Entry) => entry.n > n && check(entry)
    const found = await from.until(fresh, patience)
    if (!found) throw missed(wanted)
    return found
  }
  const among = (whats: string[], about: About) =>
    until(
      log,
      since.case,
      (entry) => whats.includes(entry.what) && fits(about, entry),
      `${whats.join(' or ')} ${Object.values(about).join(' ')}`,
    )
  const holder = () =>
    until(
      holderLog,
      since.holder,
      ({ what }) => what === 'visible' || what === 'focused',
      'the tab that is always there',
    )
  const place = (at: Control | Point) => (typeof at === 'string' ? pointOf(at) : at)
  const nameOf = (at: Control | Point) => (typeof at === 'string' ? at : `${at.x},${at.y}`)
  const loads = (title: string) => among(['loaded'], { title })
  const shows = (title: string) => among(['visible', 'focused'], { title })

  const walk: Walk = {
    browser,
    app: (path) => `${site.origins.app}${base}${path}`,
    other: (path) => `${site.origins.other}${base}${path}`,

    open: async (url) => {
      await act(`a new tab with ${url}`, () => browser.newTab(url))
      // Chromium's first page of a tab takes the keyboard late, and with it what was typed. No row
      // is about opening a tab.
      const asked = await log.until(({ n, what }) => n > since.case && what === 'document', 5_000)
      if (!asked) await browser.address(url)
      return loads(titleOf(url))
    },
    openWindow: async (url) => {
      await act(`a new window with ${url}`, () => browser.newWindow(url))
      return loads(titleOf(url))
    },
    click: (at, modifier) => act(`click ${nameOf(at)}`, () => browser.click(place(at), modifier)),
    middleClick: (at) => act(`middle click ${at}`, () => browser.middleClick(place(at))),
    press: (...keys) => act(keys.join(' '), () => browser.press(...keys)),
    button: (name) => act(`the ${name} button`, () => browser.button(name)),
    type: (url) => act(`typing ${url}`, () => browser.address(url)),
    does: (what, doing) => act(what, () => doing(browser)),

    hears: (what, about = {}) => among([what], about),
    loads,
    // The script of 2010 listens to `unload`, which keeps its pages out of that cache.
    restores: (title) =>
      among(world.subject === 'classic' ? ['restored', 'loaded'] : ['restored'], { title }),
    returns: (title) => among(['loaded', 'restored'], { title }),
    shows,
    holder,

    closeTab: async () => {
      await act('closing the tab', () => browser.closeTab())
      return holder()
    },
    closeTabTo: async (title) => {
      await act('closing the tab', () => browser.closeTab())
      // Which of its neighbours a browser shows then is its own affair.
      const shown = await Promise.race([
        shows(title).then(() => title),
        holder().then(() => 'holder'),
      ])
      if (shown === 'holder') {
        await act('switching to the right', () => browser.switchTab('right'))
        await shows(title)
      }
      // WebKit tells nobody when that page's farewell is in storage, and nothing else can be awaited.
      if (browser.engine === 'webkit') await sleep(FAREWELL)
    },
    insist: async (doing, effect) => {
      patience = DEADLINE / 8
      try {
        for (let left = 7; ; left--) {
          await doing()
          try {
            return void (await effect())
          } catch (error) {
            if (!left) throw error
          }
        }
      } finally {
        patience = DEADLINE
      }
    },
    mark: (name) => log.add('mark', walk.front(), { name }),
    front: () =>
      log.entries.findLast(
        ({ what, page, about }) =>
          SHOWN.includes(what) && about.state !== 'hidden' && page && !page.startsWith('other-'),
      )?.page,
  }
  return walk
}
