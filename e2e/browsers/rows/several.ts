import type { Row } from '../row.ts'
import type { Walk } from '../walk.ts'
import { second } from './tabs.ts'

const threeInWindow = async (walk: Walk) => {
  await walk.openWindow(walk.app('app'))
  await second(walk)
  await walk.open(walk.app('third'))
}

const closeWindow = async (walk: Walk) => {
  await walk.does('closing the window', (browser) => browser.closeWindow())
  await walk.holder()
}

const NO_WINDOW = 'A second window can be opened only by a page, which is then open itself.'
const FRONT_ONLY = 'Firefox lets only the tab in front speak when its window is closed.'

export const lastOfTabs: Row[] = [
  {
    name: 'two tabs are closed one after another',
    kind: 'end',
    act: async (walk) => {
      await second(walk)
      await walk.closeTabTo('app')
    },
  },
  {
    name: 'three tabs are closed one after another',
    kind: 'end',
    act: async (walk) => {
      await second(walk)
      await walk.open(walk.app('third'))
      await walk.closeTabTo('next')
      await walk.closeTabTo('app')
    },
  },
  {
    name: 'three tabs are closed with their window',
    kind: 'end',
    page: false,
    anyPage: true,
    act: threeInWindow,
    leave: closeWindow,
    limits: [
      {
        engines: ['chromium', 'firefox'],
        subjects: ['plain'],
        why: 'Each tab believes that the others are still open.',
      },
      { engines: ['firefox'], subjects: ['two-phase'], why: FRONT_ONLY },
    ],
    not: { webkit: NO_WINDOW },
  },
  {
    name: 'three tabs with the full build are closed with their window',
    kind: 'end',
    page: false,
    anyPage: true,
    full: true,
    act: threeInWindow,
    leave: closeWindow,
    limits: [{ engines: ['firefox'], why: FRONT_ONLY }],
    not: { webkit: NO_WINDOW },
  },
]
