import type { Row } from '../row.ts'
import { press, to } from './moves.ts'

const stay = (name: string, act: Row['act'], more: Partial<Row> = {}): Row => ({
  name,
  kind: 'stay',
  ...(act && { act }),
  ...more,
})

/** In Firefox nothing tells a page of the reload button, nor where a typed address leads. */
const NOT_TOLD: Partial<Row> = { unsure: ['firefox'] }

export const reloads: Row[] = [
  stay('F5 is pressed', press('F5')),
  stay('Ctrl+R is pressed', press('ctrl+r')),
  stay('Ctrl+Shift+R is pressed', press('ctrl+shift+r')),
  stay(
    'the reload button is pressed',
    async (walk) => {
      // It stops the page for as long as that seems to load.
      await walk.insist(
        () => walk.button('reload'),
        () => walk.loads('app'),
      )
    },
    NOT_TOLD,
  ),
  stay('a script calls location.reload()', to('reload', 'app')),
  stay(
    'F5 is pressed twice while the page loads',
    async (walk) => {
      await walk.press('F5')
      await walk.hears('document', { title: 'slow' })
      await walk.press('F5')
      await walk.loads('slow')
    },
    { page: 'slow' },
  ),
]

export const addresses: Row[] = [
  stay(
    'an address of the app is typed',
    async (walk) => {
      await walk.type(walk.app('next'))
      await walk.loads('next')
    },
    NOT_TOLD,
  ),
  stay(
    'Enter is pressed in the address bar',
    async (walk) => {
      await walk.press('ctrl+l', 'Return')
      await walk.loads('app')
    },
    NOT_TOLD,
  ),
  stay('an address is typed that differs in its fragment only', async (walk) => {
    await walk.type(walk.app('app#there'))
    await walk.hears('moved', { to: '#there' })
  }),
]
