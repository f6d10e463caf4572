import type { Entry } from '../../site/log.ts'
import { clicked, inApp, insist, MARGIN } from '../moves.ts'
import type { Step } from '../step.ts'
import { viewOf } from '../view.ts'

/** Brings other links into view. */
export const scroll: Step = {
  name: 'scroll by key',
  weight: 4,
  can: inApp,
  run: async (walker) => {
    // The keyboard may be in the address bar, or in a field.
    const isAfter = await clicked(walker, 'a click beside everything', MARGIN)
    const key = walker.random.pick(['Next', 'Next', 'End', 'Home'])
    const scrolled = (entry: Entry) => entry.what === 'ready' && isAfter(viewOf(entry), 1)
    const press = () => walker.browser.press(key)
    await walker.acts(key, () => insist(walker.site, scrolled, press))
    await walker.arrives('the same page', (next) => isAfter(next, 1))
    return 'inside'
  },
}
