import type { Browser } from '../browser.ts'
import type { Entry } from '../site/log.ts'
import { arrive, begin, go, type Entry as Place } from './history.ts'
import { frontOf, HOLDER, placeOf, type State, type Tab, tabOf, withTab } from './model.ts'
import type { Random } from './random.ts'
import type { Site } from './site.ts'
import { aboutOf, isInside, placeOfPage, type View, viewOf } from './view.ts'
import type { Walker } from './walker.ts'

/** How long anything may take that comes at once on an idle machine. */
const DEADLINE = 20_000

/** The clocks of pages are a little coarse, in ms. */
export const COARSE = 20

export function createWalker(
  browser: Browser,
  site: Site,
  random: Random,
  note: (act: string) => void,
): Walker {
  const { log } = site
  let state: State = { tabs: [], front: HOLDER, session: 0, live: false }
  let view: View | undefined
  let since = log.entries.length
  let began = 0
  let last = 'the start'
  let tabs = HOLDER

  const hears = async (what: string, fits: (entry: Entry) => boolean, wanted: string) => {
    const found = await log.until(
      (entry) => entry.n > since && entry.what === what && fits(entry),
      DEADLINE,
    )
    if (!found) throw new Error(`waited ${DEADLINE} ms for ${wanted} after ${last}`)
    return found
  }
  const rests = async (wanted: string, fits: (view: View) => boolean) => {
    view = viewOf(await hears('ready', (entry) => fits(viewOf(entry)), wanted))
    return view
  }
  const entryOf = (seen: View): Place => ({
    url: seen.url.href,
    place: placeOfPage(seen.page),
    steady:
      placeOfPage(seen.page) === 'other' || (isInside(seen) && seen.url.pathname !== '/refresh'),
    session: state.session,
  })
  /** Asked for since the last act, which only the tab that it was done in can have done. */
  const signedOn = () =>
    log.entries.some(({ n, what, about }) => n > since && what === 'asked' && about.path === '/sso')
  const shows = (id: number, seen: View, history: Tab['history']) => {
    const before = tabOf(state, id)
    // WebKit may call what follows a link from another site a navigation to another site, too.
    const crossed = before && placeOf(before) === 'other' && placeOfPage(seen.page) === 'app'
    const detour = signedOn() || crossed || !!before?.detour
    const tab = { id, page: seen.page, history, place: placeOfPage(seen.page), detour }
    state = { ...withTab(state, tab), front: id }
    return seen
  }
  const opens = async (wanted: string, fits: (view: View) => boolean) => {
    const known = state.tabs.map(({ page }) => page)
    const seen = await rests(
      wanted,
      (one) => !known.includes(one.page) && one.shownAt >= began && fits(one),
    )
    const id = tabs++
    return shows(id, seen, begin(entryOf(seen), seen.length))
  }

  return {
    browser,
    site,
    random,
    state: () => state,
    change: (next) => {
      state = next
    },
    view: () => {
      // Its layout may have changed since it was waited for.
      const latest = log.entries.findLast(
        ({ what, page }) => what === 'ready' && page === view?.page,
      )
      if (!latest) throw new Error('No page is in front yet')
      return viewOf(latest)
    },
    acts: async (what, act) => {
      since = log.entries.length
      began = Date.now() - COARSE
      last = what
      note(what)
      await act()
    },
    hears,
    rests,
    opens,
    arrives: async (wanted, fits, replaced) => {
      const seen = await rests(wanted, fits)
      const { id, history } = frontOf(state)
      const entry = entryOf(seen)
      return shows(
        id,
        seen,
        history ? arrive(history, entry, seen.length, replaced) : begin(entry, seen.length),
      )
    },
    begins: async (wanted, fits) => {
      const seen = await rests(wanted, fits)
      return shows(state.front, seen, begin(entryOf(seen), seen.length))
    },
    steps: async (step, wanted, fits) => {
      const seen = await rests(wanted, fits)
      const { id, history } = frontOf(state)
      return shows(id, seen, go(history!, step))
    },
    turns: async (wanted, fits) => {
      const showing = (page: string) => state.tabs.find((tab) => tab.page === page)
      const seen = await rests(wanted, ({ page, shownAt }) => {
        const tab = showing(page)
        return !!tab && shownAt >= began && fits(tab)
      })
      const { id, history } = showing(seen.page)!
      shows(id, seen, history ?? begin(entryOf(seen), seen.length))
      return frontOf(state)
    },
    opensBehind: async (wanted, fits) => {
      const urlOf = (entry: Entry) => new URL(aboutOf(entry).url)
      const known = state.tabs.map(({ page }) => page)
      const { page = '' } = await hears(
        'shown',
        (entry) => !known.includes(entry.page ?? '') && fits(urlOf(entry)),
        wanted,
      )
      const place = placeOfPage(page)
      state = withTab(state, { id: tabs++, page, history: undefined, place, detour: signedOn() })
    },
  }
}
