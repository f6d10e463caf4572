import type { Row } from '../row.ts'
import { pointOf } from '../site/controls.ts'
import type { Walk } from '../walk.ts'
import { AFTER_SIGN_ON, inTurn, press, stillThere, takesClicks, to } from './moves.ts'

const CHROMIUM_ONLY = (what: string): NonNullable<Row['not']> => ({
  firefox: `Firefox has no ${what}.`,
  webkit: `WebKitGTK has no ${what}.`,
})

const prerendered = (walk: Walk) => walk.hears('prerendered')

/** The prompt is not a part of the page: that it is there shows only when it takes a key. */
const cancelPrompt = (away: (walk: Walk) => Promise<unknown>) => async (walk: Walk) => {
  await stillThere(walk)
  await away(walk)
  await walk.hears('asked')
  await takesClicks(walk)
}

const acceptPrompt = async (walk: Walk) => {
  await walk.does('closing the tab', (browser) => browser.closeTab())
  await walk.hears('asked')
  await walk.insist(() => walk.press('Return'), walk.holder)
}

/** Firefox keeps only what has been open for a while: a second page gives it the time. */
const reopened = async (walk: Walk) => {
  await to('link')(walk)
  await walk.closeTab()
  await walk.press('ctrl+shift+t')
  await walk.loads('next')
}

export const noStore: Row[] = [
  {
    name: 'a no-store page is left by a link',
    kind: 'stay',
    page: 'app?no-store',
    act: to('link'),
  },
  {
    name: 'a no-store page is reloaded by F5',
    kind: 'stay',
    page: 'app?no-store',
    act: press('F5'),
  },
  {
    name: 'a no-store page is left for another origin that leads back',
    kind: 'stay',
    page: 'app?no-store',
    act: to('sso', 'landed'),
    limits: AFTER_SIGN_ON,
  },
  { name: 'a no-store page is closed', kind: 'end', page: 'app?no-store' },
]

export const special: Row[] = [
  {
    name: 'the prompt of a page that asks is cancelled',
    kind: 'stay',
    page: 'app?asks',
    act: cancelPrompt((walk) => walk.click('link')),
    leave: acceptPrompt,
  },
  {
    name: 'the prompt at closing is cancelled, and accepted the next time',
    kind: 'end',
    page: 'app?asks',
    act: cancelPrompt((walk) => walk.does('closing the tab', (browser) => browser.closeTab())),
    leave: acceptPrompt,
  },
  {
    name: 'the page is printed, and that is cancelled',
    kind: 'stay',
    page: 'app?prints',
    act: async (walk) => {
      await walk.press('ctrl+p')
      await walk.hears('printing')
      await walk.press('Escape')
      await takesClicks(walk)
    },
    not: { webkit: 'A page is not told here that it is being printed.' },
  },
  {
    name: 'a link is dragged onto the tab',
    kind: 'stay',
    act: async (walk) => {
      await walk.does('dragging', (browser) => browser.drag(pointOf('link'), 'tab'))
      await walk.loads('next')
    },
    not: { webkit: 'Nothing can be dropped on a tab of this browser.' },
  },
  {
    name: 'a link leads to a prerendered page',
    kind: 'stay',
    page: 'app?prerenders',
    act: inTurn(prerendered, async (walk) => {
      await walk.click('link')
      await walk.hears('activated')
    }),
    not: CHROMIUM_ONLY('speculation rules'),
  },
  {
    name: 'the tab is closed with a prerendered page behind it',
    kind: 'end',
    page: 'app?prerenders',
    act: prerendered,
    not: CHROMIUM_ONLY('speculation rules'),
  },
  {
    name: 'a closed tab is opened again at once',
    kind: 'stay',
    act: reopened,
    endsBefore: { plain: 1, pagehide: 1, classic: 1 },
    not: { webkit: 'This browser cannot open a closed tab again.' },
  },
  {
    name: 'the process of the page crashes',
    kind: 'end',
    leave: async (walk) => {
      await walk.does('crashing', (browser) => browser.crash?.(walk.app('app')))
      await walk.insist(
        () => walk.does('closing the tab', (browser) => browser.closeTab()),
        walk.holder,
      )
    },
    limits: [
      {
        engines: ['chromium'],
        subjects: ['plain'],
        why: 'A page that crashes sends nothing.',
      },
    ],
    not: {
      firefox: 'Its pages cannot be crashed one by one from outside; it would send nothing.',
      webkit: 'Its pages cannot be crashed one by one from outside; it would send nothing.',
    },
  },
]
