import type { Entry as Heard } from '../../site/log.ts'
import { beside, current, type Entry } from '../history.ts'
import { frontOf } from '../model.ts'
import {
  clicked,
  elsewhere,
  inApp,
  insist,
  inTab,
  isAsked,
  MARGIN,
  newPage,
  PATHS,
  shownFromNow,
} from '../moves.ts'
import type { Step } from '../step.ts'
import { type View, viewOf } from '../view.ts'
import type { Walker } from '../walker.ts'

type Act = (walker: Walker) => Promise<void>

const reload = (name: string, weight: number, act: Act): Step => ({
  name,
  weight,
  can: inApp,
  run: async (walker) => {
    const { pathname } = walker.view().url
    const isNew = newPage(walker, pathname)
    await walker.acts(name, () => act(walker))
    await walker.arrives(`${pathname} again`, isNew)
    return 'inside'
  },
})

const again = ({ site, browser }: Walker, act: (browser: Walker['browser']) => Promise<void>) =>
  insist(site, isAsked, () => act(browser))

const F5: Act = ({ browser }) => browser.press('F5')

/** Both requests have to be there: else nobody knew which page is the last one. */
const twice: Step['run'] = async (walker) => {
  const { pathname } = walker.view().url
  const wanted = `the document of ${pathname}`
  const answered = () => walker.hears('answered', ({ about }) => about.path === pathname, wanted)
  await walker.acts('F5', () => F5(walker))
  await answered()
  await walker.acts('a second F5', () => again(walker, ({ press }) => press('F5')))
  const { page } = await answered()
  await walker.arrives('the page of the second F5', (next) => next.page === page)
  return 'inside'
}

/** Where the history of the tab in front leads, if it is known what will be shown there. */
const target = (walker: Walker, step: -1 | 1): Entry | undefined => {
  const { history } = frontOf(walker.state())
  const entry = history && beside(history, step)
  const { session } = walker.state()
  const knows = entry?.steady && (entry.place === 'other' || entry.session === session)
  return knows ? entry : undefined
}

const travel = (
  name: string,
  step: -1 | 1,
  weight: number,
  act: Act,
  not: Step['not'] = {},
): Step => ({
  name,
  weight,
  not,
  can: (walker) => inTab(walker) && target(walker, step) !== undefined,
  run: async (walker) => {
    const { url, place } = target(walker, step)!
    const from = current(frontOf(walker.state()).history!)
    const { page, moves } = walker.view()
    const isShown = shownFromNow()
    const moved = (next: View) => isShown(next) || (next.page === page && next.moves > moves)
    await walker.acts(name, () => act(walker))
    await walker.steps(step, url, (next) => next.url.href === url && moved(next))
    return from.place === 'app' && place === 'other' ? 'away' : 'inside'
  },
})

const NO_KEY = { webkit: 'This browser has no key for it, only the button.' }

export const keys: Step[] = [
  reload('F5', 4, F5),
  reload('Ctrl+R', 3, ({ browser }) => browser.press('ctrl+r')),
  reload('the reload button', 4, (walker) => again(walker, ({ button }) => button('reload'))),
  { name: 'F5 twice', weight: 2, can: inApp, run: twice },

  travel('Back', -1, 6, ({ browser }) => browser.press('alt+Left'), NO_KEY),
  travel('Forward', 1, 5, ({ browser }) => browser.press('alt+Right'), NO_KEY),
  travel('the back button', -1, 7, ({ browser }) => browser.button('back')),
  travel('the forward button', 1, 6, ({ browser }) => browser.button('forward')),

  {
    name: 'the address of a page of the app',
    weight: 6,
    can: inTab,
    run: async (walker) => {
      const url = walker.site.app(walker.random.pick(PATHS))
      const isNew = newPage(walker, new URL(url).pathname)
      await walker.acts(`typing ${url}`, () => walker.browser.address(url))
      await walker.arrives(url, isNew)
      return 'inside'
    },
  },
  {
    name: 'the same address once more',
    weight: 3,
    // With a fragment it need not load anything.
    can: (walker) => inApp(walker) && !walker.view().url.hash,
    run: async (walker) => {
      const { href, pathname } = walker.view().url
      const isNew = newPage(walker, pathname)
      await walker.acts(`typing ${href} again`, () => walker.browser.address(href))
      await walker.arrives('the same address', isNew)
      return 'inside'
    },
  },
  {
    name: 'the address of another site',
    weight: 3,
    can: inApp,
    run: async (walker) => {
      const url = walker.site.other('/')
      const isOther = elsewhere(walker)
      await walker.acts(`typing ${url}`, () => walker.browser.address(url))
      await walker.arrives(url, isOther)
      return 'away'
    },
  },
  {
    name: 'scroll by key',
    weight: 4,
    can: inApp,
    run: async (walker) => {
      // The keyboard may be in the address bar, or in a field.
      const isAfter = await clicked(walker, 'a click beside everything', MARGIN)
      const key = walker.random.pick(['Next', 'Next', 'End', 'Home'])
      const scrolled = (entry: Heard) => entry.what === 'ready' && isAfter(viewOf(entry), 1)
      const press = () => walker.browser.press(key)
      await walker.acts(key, () => insist(walker.site, scrolled, press))
      await walker.arrives('the same page', (next) => isAfter(next, 1))
      return 'inside'
    },
  },
]
