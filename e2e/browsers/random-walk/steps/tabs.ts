import { HOLDER, others, type State, withoutTab } from '../model.ts'
import { inApp, inTab, newTab, PATHS, roomForTab, shownFromNow } from '../moves.ts'
import type { Step } from '../step.ts'
import { isInside } from '../view.ts'
import type { Walker } from '../walker.ts'

type Side = 'left' | 'right'

const orderOf = ({ tabs }: State) => tabs.map(({ id }) => id)

/**
 * The tab beside the one in front. Only WebKitGTK's browser, which begins nowhere anew at the end,
 * has to be told that there is one; it alone puts each new tab at the end.
 */
const sidesOf = (walker: Walker): Side[] => {
  const { engine } = walker.browser
  const order = orderOf(walker.state())
  const at = order.indexOf(walker.state().front)
  if (order.length < 2) return []
  if (engine !== 'webkit') return ['left', 'right']
  return [
    ...(at > 0 ? ['left' as const] : []),
    ...(at < order.length - 1 ? ['right' as const] : []),
  ]
}

const turn = async (walker: Walker, side: Side) => {
  const { front } = walker.state()
  await walker.acts(`switching to the ${side}`, () => walker.browser.switchTab(side))
  return walker.turns(`another tab to the ${side}`, ({ id }) => id !== front)
}

const back: Readonly<Record<Side, Side>> = { left: 'right', right: 'left' }

/**
 * Looks what is there, goes back and closes it from outside. That it has gone shows when one turns
 * to the same side once more.
 */
const closeBeside: Step['run'] = async (walker) => {
  const { front } = walker.state()
  // To the left of the holder, which is the first tab, is the last one: no label is there.
  const sides = sidesOf(walker).filter((side) => front !== HOLDER || side === 'right')
  const side = walker.random.pick(sides)
  const beside = await turn(walker, side)
  if (beside.id === HOLDER) return 'inside'
  await turn(walker, back[side])
  if (walker.state().front !== front) throw new Error('The tabs are not where they were')
  await walker.acts(`closing the tab to the ${side}`, () => walker.browser.closeTab(side))
  walker.change(withoutTab(walker.state(), beside.id))
  const [left] = sidesOf(walker)
  if (left) await turn(walker, left)
  return 'close-behind'
}

const slowLink = (walker: Walker) => walker.view().spots.find(({ id }) => id === 'slow')

export const tabs: Step[] = [
  {
    name: 'a new tab with a page of the app',
    weight: 4,
    can: roomForTab,
    run: async (walker) => {
      const url = walker.site.app(walker.random.pick(PATHS))
      await walker.acts(`a new tab with ${url}`, () => newTab(walker, url))
      await walker.opens(url, isInside)
      return 'inside'
    },
  },
  {
    name: 'a new tab with another site',
    weight: 1,
    can: roomForTab,
    run: async (walker) => {
      const url = walker.site.other('/')
      await walker.acts(`a new tab with ${url}`, () => newTab(walker, url))
      await walker.opens(url, () => true)
      return 'inside'
    },
  },
  {
    name: 'switch tabs',
    weight: 8,
    can: (walker) => sidesOf(walker).length > 0,
    run: async (walker) => {
      await turn(walker, walker.random.pick(sidesOf(walker)))
      return 'inside'
    },
  },
  {
    name: 'close the tab',
    weight: 7,
    can: inTab,
    run: async (walker) => {
      const { front } = walker.state()
      await walker.acts('closing the tab', () => walker.browser.closeTab())
      await walker.turns('another tab', ({ id }) => id !== front)
      walker.change(withoutTab(walker.state(), front))
      return 'close'
    },
  },
  {
    name: 'close the tab while a slow page loads',
    weight: 2,
    can: (walker) => inApp(walker) && slowLink(walker) !== undefined,
    run: async (walker) => {
      const { front } = walker.state()
      const slow = slowLink(walker)!
      await walker.acts('a click on the slow link', () => walker.browser.click(slow))
      await walker.hears('asked', ({ about }) => about.path === '/slow', 'a request of /slow')
      await walker.acts('closing the tab', () => walker.browser.closeTab())
      await walker.turns('another tab', ({ id }) => id !== front)
      walker.change(withoutTab(walker.state(), front))
      return 'close-pending'
    },
  },
  {
    name: 'close the tab beside',
    weight: 5,
    can: (walker) => others(walker.state()).length > 0,
    run: closeBeside,
  },
  {
    name: 'minimise the window and show it again',
    weight: 2,
    can: () => true,
    run: async (walker) => {
      const { page } = walker.view()
      await walker.acts('minimising', () => walker.browser.minimise())
      await walker.hears('hidden', (entry) => entry.page === page, 'the page to be hidden')
      const isShown = shownFromNow()
      await walker.acts('showing the window', () => walker.browser.unminimise())
      await walker.rests('the page', (next) => next.page === page && isShown(next))
      return 'inside'
    },
  },
]
