import type { Row } from '../row.ts'
import { OTHER_POINTS } from '../site/pages.ts'
import type { Walk } from '../walk.ts'
import { stillThere } from './moves.ts'

const slowLoads = async (walk: Walk) => {
  await walk.click('slow')
  await walk.hears('document', { title: 'slow' })
}

/** The app in a window of its own. WebKitGTK's browser opens one only where a page asks for it. */
const inWindow = async (walk: Walk) => {
  if (walk.browser.engine !== 'webkit') return walk.openWindow(walk.app('app'))
  await walk.click('popup')
  return walk.loads('popup')
}

const closeWindow = async (walk: Walk) => {
  await walk.does('closing the window', (browser) => browser.closeWindow())
  await walk.holder()
}

const gone = async (walk: Walk) => {
  await walk.browser.ended()
}

/** The desk opens the app in a tab of its own, goes in front of it, and closes it from behind. */
export const fromDesk = async (walk: Walk) => {
  await walk.open(walk.other('desk'))
  await walk.click(OTHER_POINTS.first)
  await walk.loads('app')
  await walk.does('switching to the left', (browser) => browser.switchTab('left'))
  await walk.shows('desk')
  // Firefox says so only when the other tab has been painted.
  await walk.hears('hidden')
}

const SESSION_OVER = 'WebKitGTK drops some of what a page sends while the browser itself ends.'

export const closing: Row[] = [
  { name: 'the tab is closed after a click', kind: 'end', act: stillThere },
  { name: 'the tab is closed without anything done in it', kind: 'end' },
  {
    name: 'the tab is closed while a slow link loads',
    kind: 'end',
    act: slowLoads,
  },
  {
    name: 'the tab is closed while a slow form loads, after a hash link',
    kind: 'end',
    act: async (walk) => {
      await walk.click('pending')
      await walk.hears('document', { title: 'slow' })
      await walk.click('hash')
      await walk.hears('moved')
    },
  },
  {
    name: 'the tab is closed after F5, which the app took for itself',
    kind: 'end',
    page: 'app?keeps-keys',
    act: async (walk) => {
      await walk.press('F5')
      await walk.hears('kept', { key: 'F5' })
    },
    not: { webkit: 'This browser takes F5 before the page can.' },
  },
  {
    name: 'the tab is closed in the background',
    kind: 'end',
    unsure: ['firefox'],
    page: false,
    anyPage: true,
    act: fromDesk,
    leave: async (walk) => {
      await walk.click(OTHER_POINTS.second)
      await walk.hears('other-closed')
      await walk.closeTab()
    },
    not: { webkit: 'What a page opens is a window of its own here, never a background tab.' },
  },
  {
    name: 'the window is closed',
    kind: 'end',
    page: false,
    act: inWindow,
    leave: closeWindow,
    not: { webkit: 'A second window can be opened only by a page, which is then open itself.' },
  },
  {
    name: 'the last tab is closed',
    kind: 'end',
    alone: true,
    leave: async (walk) => {
      await walk.does('closing the tab', (browser) => browser.closeTab())
      await gone(walk)
    },
    limits: [{ engines: ['webkit'], why: SESSION_OVER }],
  },
  {
    name: 'the browser is ended by its own key',
    kind: 'end',
    alone: true,
    leave: async (walk) => {
      await walk.does('quitting', (browser) => browser.quit())
      await gone(walk)
    },
    limits: [{ engines: ['webkit'], why: SESSION_OVER }],
  },
]
