import type { Row } from '../row.ts'
import type { Walk } from '../walk.ts'
import { fromDesk } from './closing.ts'
import { to } from './moves.ts'

export const second = (walk: Walk) => walk.open(walk.app('next'))

const left = async (walk: Walk, title: string) => {
  await walk.does('switching to the left', (browser) => browser.switchTab('left'))
  await walk.shows(title)
}
const right = async (walk: Walk, title: string) => {
  await walk.does('switching to the right', (browser) => browser.switchTab('right'))
  await walk.shows(title)
}

/** A control opens another tab in front; that is closed again. */
const opensFront =
  (control: Parameters<Walk['click']>[0], title = 'next') =>
  async (walk: Walk) => {
    await walk.click(control)
    await walk.loads(title)
    await walk.closeTabTo('app')
  }

/** A click opens a tab in the background; that is looked at, and closed again. */
const opensBehind = (click: (walk: Walk) => Promise<void>) => async (walk: Walk) => {
  await click(walk)
  await walk.hears('loaded', { title: 'next', state: 'hidden' })
  await right(walk, 'next')
  await walk.closeTabTo('app')
}

const stay = (name: string, act: NonNullable<Row['act']>, more: Partial<Row> = {}): Row => ({
  name,
  kind: 'stay',
  act,
  ...more,
})

export const tabs: Row[] = [
  stay('a link opens a new tab, and that is closed', opensFront('blank')),
  stay('a link opens a named tab, and that is closed', opensFront('named')),
  stay('<base target> opens a new tab, and that is closed', opensFront('link'), {
    page: 'app?base-target',
  }),
  stay('formtarget opens a new tab, and that is closed', opensFront('target')),
  stay('a script opens a new tab, and that is closed', opensFront('opens')),
  stay(
    'a link is opened with Ctrl',
    opensBehind((walk) => walk.click('link', 'ctrl')),
    {
      not: { webkit: 'This browser does not know Ctrl and a click.' },
    },
  ),
  stay(
    'a link is opened with the middle button',
    opensBehind((walk) => walk.middleClick('link')),
  ),
  stay('the newer of two tabs is closed', async (walk) => {
    await second(walk)
    await walk.closeTabTo('app')
  }),
  stay('the older of two tabs is closed', async (walk) => {
    await second(walk)
    await left(walk, 'app')
    await walk.closeTabTo('next')
  }),
  stay(
    'a script opens a tab, and the one that opened it is closed',
    async (walk) => {
      await to('opens')(walk)
      await left(walk, 'app')
      await walk.closeTabTo('next')
    },
    { not: { webkit: 'What a page opens is a window of its own here.' } },
  ),
  stay('a pop-up is closed by key', async (walk) => {
    await to('popup', 'popup')(walk)
    await walk.does('closing the pop-up', (browser) => browser.closeTab())
    await walk.hears('other-closed')
  }),
  stay('a pop-up closes itself', async (walk) => {
    await to('popup', 'popup')(walk)
    await walk.press('q')
    await walk.hears('other-closed')
  }),
  stay(
    'a tab in the background is reloaded from its menu',
    async (walk) => {
      await fromDesk(walk)
      await walk.does('reloading it', (browser) => browser.reloadTab('right'))
      await walk.hears('loaded', { title: 'app' })
      await right(walk, 'app')
    },
    {
      page: false,
      leave: async (walk) => {
        await walk.closeTabTo('desk')
        await walk.closeTab()
      },
      unsure: ['firefox'],
      not: { webkit: 'What a page opens is a window of its own here, never a background tab.' },
    },
  ),
  stay('another tab is looked at meanwhile', async (walk) => {
    await walk.does('switching to the left', (browser) => browser.switchTab('left'))
    await walk.holder()
    await right(walk, 'app')
  }),
  stay(
    'the window is minimised and shown again',
    async (walk) => {
      await walk.does('minimising', (browser) => browser.minimise())
      await walk.hears('hidden')
      await walk.does('showing it again', (browser) => browser.unminimise())
      await walk.shows('app')
    },
    { page: 'app?hides' },
  ),
  stay(
    'the address is opened once more in another tab, and that is closed',
    async (walk) => {
      await walk.press('ctrl+l', 'alt+Return')
      await walk.hears('loaded', { title: 'app' })
      await walk.closeTabTo('app')
    },
    { not: { webkit: 'This browser has no key and no menu for it.' } },
  ),
]
