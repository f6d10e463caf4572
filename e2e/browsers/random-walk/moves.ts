import { frontOf, HOLDER, pagesOfApp, placeOf } from './model.ts'
import { isInside, placeOfPage, type View } from './view.ts'
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

/** So that each tab has a label that can be hit. */
const MOST_TABS = 5

export const inTab = (walker: Walker) => walker.state().front !== HOLDER
export const inApp = (walker: Walker) => inTab(walker) && placeOf(frontOf(walker.state())) === 'app'
export const inOther = (walker: Walker) => inTab(walker) && !inApp(walker)
export const roomForTab = (walker: Walker) => walker.state().tabs.length < MOST_TABS
export const anybody = (walker: Walker) => pagesOfApp(walker.state()) > 0

/** Another document of the app than the one that is in front as this is called. */
export const newPage = (walker: Walker, path?: string) => {
  const { page } = walker.view()
  return (next: View) =>
    next.page !== page && isInside(next) && (!path || next.url.pathname === path)
}

/** The document that is in front as this is called, later. */
export const samePage = (walker: Walker) => {
  const { page, turn } = walker.view()
  return (next: View) => next.page === page && next.turn > turn
}

export const elsewhere = (next: View) => placeOfPage(next.page) === 'other'
