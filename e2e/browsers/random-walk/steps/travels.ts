import { beside, current, type Entry } from '../history.ts'
import { frontOf } from '../model.ts'
import { inTab, shownFromNow } from '../moves.ts'
import type { Step } from '../step.ts'
import type { View } from '../view.ts'
import type { Walker } from '../walker.ts'

type Act = (walker: Walker) => Promise<void>

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

export const travels: Step[] = [
  travel('Back', -1, 6, ({ browser }) => browser.press('alt+Left'), NO_KEY),
  travel('Forward', 1, 5, ({ browser }) => browser.press('alt+Right'), NO_KEY),
  travel('the back button', -1, 7, ({ browser }) => browser.button('back')),
  travel('the forward button', 1, 6, ({ browser }) => browser.button('forward')),
]
