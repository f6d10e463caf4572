import type { Row } from '../row.ts'
import type { Walk } from '../walk.ts'
import { back, inTurn, press, pressBack, to } from './moves.ts'

const NO_KEY: Row['not'] = { webkit: 'This browser has no key for it, only the button.' }

const by =
  (button: 'back' | 'forward', title: string, how: 'returns' | 'restores' = 'restores') =>
  async (walk: Walk) => {
    await walk.button(button)
    await walk[how](title)
  }

const stay = (name: string, act: NonNullable<Row['act']>, more: Partial<Row> = {}): Row => ({
  name,
  kind: 'stay',
  act,
  ...more,
})

export const history: Row[] = [
  stay('Back is pressed, and the page comes out of the cache', inTurn(to('link'), back), {
    not: NO_KEY,
  }),
  stay('the back button is pressed', inTurn(to('link'), by('back', 'app'))),
  stay(
    'Forward is pressed',
    inTurn(to('link'), back, async (walk) => {
      await walk.press('alt+Right')
      await walk.restores('next')
    }),
    { not: NO_KEY },
  ),
  stay('the forward button is pressed', inTurn(to('link'), back, by('forward', 'next'))),
  stay(
    'Back is pressed, and the page is loaded again',
    inTurn(to('link'), async (walk) => {
      await pressBack(walk)
      await walk.loads('app')
    }),
    {
      page: 'app?no-store',
      not: { webkit: 'WebKitGTK caches a page that says no-store, unless it came by TLS.' },
    },
  ),
  stay(
    'a script goes back',
    inTurn(to('link'), async (walk) => {
      await walk.click('history')
      await walk.restores('app')
    }),
  ),
  stay(
    'Back is pressed after a form was posted',
    inTurn(to('pay', 'done'), async (walk) => {
      await pressBack(walk)
      await walk.returns('app')
    }),
  ),
  stay('Back undoes what an SPA link did', async (walk) => {
    await walk.click('hash')
    await walk.hears('moved', { to: '#there' })
    await pressBack(walk)
    await walk.hears('moved', { to: '' })
  }),
]

/** What came before does not hide a close. */
export const afterHistory: Row[] = [
  { name: 'the tab is closed after a reload', kind: 'end', act: press('F5') },
  {
    name: 'the tab is closed after coming back out of the cache',
    kind: 'end',
    act: inTurn(to('link'), back),
  },
  {
    name: 'the tab is closed after coming back twice',
    kind: 'end',
    act: inTurn(to('link'), back, to('link'), back),
  },
]
