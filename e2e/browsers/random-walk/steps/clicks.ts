import { clicked, elsewhere, inApp, inTab, MARGIN, newPage, roomForTab } from '../moves.ts'
import type { Spot } from '../site.ts'
import { type Kind, opensTab, useOf } from '../spots.ts'
import type { Step } from '../step.ts'
import type { Walker } from '../walker.ts'

const nameOf = ({ id, words, href }: Spot) => [words || id, href].filter(Boolean).join(' ')

/** Those of one kind that the page in front shows. */
const spots = (walker: Walker, kind: Kind) => {
  const view = walker.view()
  return view.spots.filter((spot) => useOf(spot, view, walker.browser.engine)?.kind === kind)
}

/** Clicks on one of them; says where that leads, and what the same page looks like after it. */
const click = async (walker: Walker, kind: Kind) => {
  const spot = walker.random.pick(spots(walker, kind))
  const use = useOf(spot, walker.view(), walker.browser.engine)
  const { path = '', replaces } = use ?? {}
  const isAfter = await clicked(walker, `a click on "${nameOf(spot)}"`, spot)
  return { path, replaces, isAfter }
}

/**
 * WebKitGTK's browser tells of each download in a bar above the page. The driver closes it before
 * it clicks, and this is a click that nothing comes of.
 */
const closeNotice = async (walker: Walker, height: number) => {
  if (walker.browser.engine !== 'webkit') return
  await walker.rests('the notice of a download', (next) => next.height < height)
  const isAfter = await clicked(walker, 'a click beside everything', MARGIN)
  await walker.arrives('the page without it', (next) => isAfter(next) && next.height === height)
}

const clickOn = (
  kind: Kind,
  weight: number,
  name: string,
  run: Step['run'],
  can: Step['can'] = inTab,
): Step => ({
  name,
  weight,
  can: (walker) => can(walker) && spots(walker, kind).length > 0,
  run,
})

const tabLinks = (walker: Walker) => {
  const view = walker.view()
  return view.spots.filter((spot) => opensTab(spot, view, walker.browser.engine))
}

const opensBehind = (
  name: string,
  act: (walker: Walker, spot: Spot) => Promise<void>,
  not: Step['not'] = {},
): Step => ({
  name,
  weight: 2,
  not,
  can: (walker) => inApp(walker) && roomForTab(walker) && tabLinks(walker).length > 0,
  run: async (walker) => {
    const spot = walker.random.pick(tabLinks(walker))
    const { pathname } = new URL(spot.href)
    await walker.acts(`${name}: "${nameOf(spot)}"`, () => act(walker, spot))
    await walker.opensBehind(`${pathname} in a tab behind`, (url) => url.pathname === pathname)
    return 'inside'
  },
})

export const clicks: Step[] = [
  clickOn('loads', 30, 'click on what loads a page', async (walker) => {
    const isNew = newPage(walker)
    const { path, replaces } = await click(walker, 'loads')
    await walker.arrives(path, (next) => isNew(next) && next.url.pathname === path, replaces)
    return 'inside'
  }),
  clickOn('moves', 8, 'click on what changes the address only', async (walker) => {
    const { isAfter } = await click(walker, 'moves')
    await walker.arrives('the same page', isAfter)
    return 'inside'
  }),
  clickOn('stays', 3, 'click on what leads nowhere', async (walker) => {
    const { isAfter } = await click(walker, 'stays')
    await walker.arrives('the same page', isAfter)
    return 'inside'
  }),
  clickOn('asks', 8, 'click on what asks the server and leads nowhere', async (walker) => {
    const { height } = walker.view()
    const { path, isAfter } = await click(walker, 'asks')
    await walker.hears('asked', ({ about }) => about.path === path, `a request of ${path}`)
    await walker.arrives('the same page', isAfter)
    if (path.startsWith('/files/')) await closeNotice(walker, height)
    return 'inside'
  }),
  clickOn(
    'blank',
    4,
    'click on a link to a new tab',
    async (walker) => {
      const { path } = await click(walker, 'blank')
      await walker.opens(`${path} in a new tab`, ({ url }) => url.pathname === path)
      return 'inside'
    },
    (walker) => inApp(walker) && roomForTab(walker),
  ),
  clickOn('popup', 2, 'open a pop-up and close it', async (walker) => {
    const isNew = newPage(walker)
    const { path, isAfter } = await click(walker, 'popup')
    await walker.rests('the pop-up', (next) => isNew(next) && next.url.pathname === path)
    await walker.acts('closing the pop-up', () => walker.browser.closeTab())
    await walker.arrives('the page that opened it', (next) => isAfter(next, 1))
    return 'inside'
  }),
  clickOn(
    'crosses',
    6,
    'follow a link to another site',
    async (walker) => {
      const isOther = elsewhere(walker)
      await click(walker, 'crosses')
      await walker.arrives('the other site', isOther)
      return 'link'
    },
    inApp,
  ),
  clickOn(
    'crosses',
    20,
    'follow a link back from another site',
    async (walker) => {
      const isNew = newPage(walker)
      await click(walker, 'crosses')
      await walker.arrives('the app', isNew)
      return 'inside'
    },
    (walker) => inTab(walker) && !inApp(walker),
  ),
  opensBehind('Ctrl and a click', (walker, spot) => walker.browser.click(spot, 'ctrl'), {
    webkit: 'This browser does not know Ctrl and a click.',
  }),
  opensBehind('a middle click', (walker, spot) => walker.browser.middleClick(spot)),
]
