import type { Point } from '../browser.ts'
import type { Entry } from '../site/log.ts'
import { COARSE } from './createWalker.ts'
import { frontOf, HOLDER, pagesOfApp, placeOf } from './model.ts'
import { aboutOf, isInside, placeOfPage, type View } from './view.ts'
import type { Walker } from './walker.ts'

// What many steps share.

/** Pages of the app whose addresses are typed. */
export const PATHS = [
  '/accounts',
  '/payments',
  '/documents',
  '/spa',
  '/spa/messages',
  '/module',
  '/slow',
  '/payments?q=ma',
]

/** Where no page of the demo has anything. */
export const MARGIN = { x: 10, y: 400 }

/** So that each tab has a label that can be hit. */
const MOST_TABS = 5

export const inTab = (walker: Walker) => walker.state().front !== HOLDER
export const inApp = (walker: Walker) => inTab(walker) && placeOf(frontOf(walker.state())) === 'app'
export const inOther = (walker: Walker) => inTab(walker) && !inApp(walker)
export const roomForTab = (walker: Walker) => walker.state().tabs.length < MOST_TABS
export const anybody = (walker: Walker) => pagesOfApp(walker.state()) > 0

/**
 * What was shown since this was called. Reports may be late: what a page said before another one
 * came in front of it can arrive after that.
 */
export const shownFromNow = () => {
  const now = Date.now() - COARSE
  return ({ shownAt }: View) => shownAt >= now
}

/** Another document of the app than the one that is in front as this is called. */
export const newPage = (walker: Walker, path?: string) => {
  const { page } = walker.view()
  const isShown = shownFromNow()
  return (next: View) =>
    next.page !== page && isShown(next) && isInside(next) && (!path || next.url.pathname === path)
}

export const elsewhere = (walker: Walker) => {
  const { page } = walker.view()
  const isShown = shownFromNow()
  return (next: View) => next.page !== page && isShown(next) && placeOfPage(next.page) === 'other'
}

/** Clicks, and gives what the same page is to look like after it. */
export const clicked = async (walker: Walker, what: string, at: Point) => {
  const { page } = walker.view()
  await walker.acts(what, () => walker.browser.click(at))
  const heard = await walker.hears('clicked', (entry) => entry.page === page, 'the click')
  const { turn } = aboutOf(heard)
  return (next: View, more = 0) => next.page === page && next.turn >= turn + more
}

/** How long an act may go unheard. */
const PATIENCE = 6_000

/**
 * Does it again until it is heard of: the reload button stops a page for as long as that seems to
 * load, a key is lost while one page takes the place of another, and the first page of a new tab
 * may take the keyboard back from the address bar.
 */
export const insist = async (
  { log }: Walker['site'],
  fits: (entry: Entry) => boolean,
  ...acts: readonly [() => Promise<void>, ...(() => Promise<void>)[]]
) => {
  const from = log.entries.length
  for (let tries = 0; tries < 4; tries++) {
    await (acts[tries] ?? acts.at(-1)!)()
    if (await log.until((entry) => entry.n > from && fits(entry), PATIENCE)) return
  }
}

/** The server was asked for a page. */
export const isAsked = ({ what, about }: Entry) => what === 'asked' && about.dest === 'document'

/** A new tab with this address, as far as the server has heard of it. */
export const newTab = ({ site, browser }: Walker, url: string) =>
  insist(
    site,
    isAsked,
    () => browser.newTab(url),
    () => browser.address(url),
  )
