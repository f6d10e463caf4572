import type { Row } from '../row.ts'
import { FRAME_POINT } from '../site/controls.ts'
import type { Walk } from '../walk.ts'
import { inTurn, stays, takesClicks, to } from './moves.ts'

const ends = (name: string, act: Row['act'], more: Partial<Row> = {}): Row => ({
  name,
  kind: 'stay',
  ...(act && { act }),
  ...more,
})

const whileSlow = (act: (walk: Walk) => Promise<unknown>) => async (walk: Walk) => {
  await walk.click('slow')
  await walk.hears('document', { title: 'slow' })
  await act(walk)
  await walk.loads('slow')
}

/** Pages of the app that lead to others. */
export const links: Row[] = [
  ends('a link is followed', to('link')),
  ends('a link is followed that answers after 2.5 seconds', to('slow', 'slow')),
  ends('a link in a shadow root is followed', to('shadow')),
  ends('a link in an SVG is followed', to('svg')),
  ends('an old xlink in an SVG is followed', to('xlink')),
  ends('a script follows a link by itself', to('visit')),
  ends('a click sets a timer that leads to the next page', to('later')),
  ends('a slow link is clicked twice', async (walk) => {
    await walk.click('slow')
    await walk.hears('document', { title: 'slow' })
    await walk.click('slow')
    await walk.loads('slow')
  }),
  ends(
    'something else is clicked while a slow link loads',
    whileSlow((walk) => walk.click('nothing')),
  ),
  ends(
    'a key is pressed while a slow link loads',
    whileSlow((walk) => walk.press('a')),
  ),
  ends('a page with a meta refresh moves on', to('refresh')),
  ends('a script sets location.href', to('href')),
  ends('a script calls location.replace()', to('replace')),
  {
    ...ends(
      'a link leads to a page without the script, and the tab is closed there',
      async (walk) => {
        await to('bare', 'bare')(walk)
      },
    ),
    ends: 0,
  },
]

export const forms: Row[] = [
  ends('a form is sent by GET', to('search')),
  ends('a form is posted and answered by a redirect', to('pay', 'done')),
  ends('a script submits a form', to('submit')),
  ends('a submit button has its own formaction', to('action')),
  ends('Enter is pressed in a text field', async (walk) => {
    await walk.click('field')
    await walk.press('Return')
    await walk.loads('next')
  }),
]

/** Clicks that unload nothing. The page goes on, and so does the session. */
const UNMOVED: [string, (walk: Walk) => Promise<unknown>][] = [
  ['a hash link is followed', stays('hash', 'moved', { to: '#there' })],
  ['an SPA link calls pushState', stays('spa', 'moved', { to: 'view' })],
  ['a link is followed as Turbo does', stays('turbo', 'swapped')],
  ['a link is followed as htmx does', stays('htmx', 'swapped')],
  ['a javascript: link is clicked', stays('script-link', 'scripted')],
  ['a download link is clicked', stays('download', 'file')],
  ['a link answers with an attachment', stays('attachment', 'attachment')],
  ['a link answers 204', stays('no-content', 'no-content')],
  ['a mailto link is clicked', stays('mailto', 'clicked')],
  ['a form is sent without leaving', stays('ajax', 'sent')],
  ['a script prevents a link to another site', stays('prevented', 'prevented')],
]

const MAIL: Row['not'] = {
  webkit: 'This browser starts no mail program: an error takes the place of the page.',
}
const DOWNLOADS: Row['not'] = {
  webkit: 'The list of downloads moves the page from under the pointer. Closing it then is a row.',
}

export const unmoved: Row[] = UNMOVED.map(([name, act]) => ({
  name,
  kind: 'stay',
  act: inTurn(act, takesClicks),
  ...(/mailto/.test(name) && { not: MAIL }),
  ...(/download|attachment/.test(name) && { not: DOWNLOADS }),
}))

/** The same, with the tab closed right after: no click may hide it. */
export const afterUnmoved: Row[] = UNMOVED.map(([name, act]) => ({
  name: `the tab is closed after ${name.replace(/ is (\w+)/, ' was $1')}`,
  kind: 'end',
  act,
  ...(/mailto/.test(name) && { not: MAIL }),
}))

export const frames: Row[] = [
  ends(
    'a frame that carries the script navigates',
    async (walk) => {
      await walk.click(FRAME_POINT)
      await walk.hears('framed-loaded', { title: 'inner-next' })
    },
    { page: 'app?framed' },
  ),
  {
    name: 'the tab is closed with a frame that carries the script',
    kind: 'end',
    page: 'app?framed',
  },
]
