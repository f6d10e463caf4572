import { withStorage } from './storage'

const NAME = 'lastcall:detour'
const MADE = 'Infinity'

/**
 * Whether this tab has come to the app through another site, with no page of that between: single
 * sign-on. WebKit has changed the process then, and says nothing of a Back or Forward across it; to
 * Chromium a reload that leads through it again looks like leaving for that site.
 */
export function createDetour(window: Window): {
  made(): boolean
  /** The page goes away; `inside`: surely to this origin. */
  left(inside: boolean): void
} {
  const { history, performance } = window
  const here = history.length
  const storage = withStorage(window, (found) => found, 'sessionStorage')
  const note = (value: string) => {
    try {
      storage?.setItem(NAME, value)
    } catch {
      // A storage that is full must not break a departure.
    }
  }
  // How long the history was when a page left the app, if that was the last one to leave.
  const length = () => storage?.getItem(NAME)
  // The old interface says the same as the new one in fewer words. Redirects inside the origin are
  // counted; those through another one are not.
  const { navigation } = performance
  let came = navigation?.type === 0 && !navigation.redirectCount
  // One entry more is this page, and none is between. Looked at late: the page before is of another
  // process, and writes when this one may have been loaded.
  const made = () => {
    if (came && Number(length() || NaN) + 1 >= here) note(MADE)
    return length() === MADE
  }

  return {
    made,
    left(inside) {
      if (!made()) note(inside ? '' : String(history.length))
      came = false
    },
  }
}
