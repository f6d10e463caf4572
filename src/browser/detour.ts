import { withStorage } from './storage'

const NAME = 'lastcall:detour'
const MADE = 'Infinity'

/**
 * Whether this tab has come to the app through another site, with no page of that between: single
 * sign-on. WebKit has changed the process then, and says nothing of a Back or Forward across it.
 */
export function createDetour(window: Window): {
  made(): boolean
  /** The page goes away; `inside`: surely to this origin. */
  left(inside: boolean): void
} {
  const { history, performance } = window
  const storage = withStorage(window, (found) => found, 'sessionStorage')
  // How long the history was when a page left the app, if that was the last one to leave.
  const length = () => storage?.getItem(NAME)
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  // One entry more is this page, and none is between. Redirects inside the origin are counted; those
  // through another one are not.
  const came = entry?.type === 'navigate' && !entry.redirectCount
  if (came && Number(length() || NaN) + 1 >= history.length) {
    storage?.setItem(NAME, MADE)
  }
  return {
    made: () => length() === MADE,
    left(inside) {
      if (length() !== MADE) storage?.setItem(NAME, inside ? '' : String(history.length))
    },
  }
}
