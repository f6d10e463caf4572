const NAME = 'lastcall:detour'

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
  let known = false
  const attempt = (act: (storage: Storage) => void) => {
    try {
      act(window.sessionStorage)
    } catch {}
  }
  const look = (loaded: boolean) =>
    attempt((storage) => {
      // The length of the history when the last page left the app; one more is this page.
      const length = Number(storage.getItem(NAME) ?? NaN)
      known = length === Infinity || (loaded && length + 1 >= history.length)
      if (known) storage.setItem(NAME, 'Infinity')
    })

  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  look(entry?.type === 'navigate')
  return {
    made: () => {
      look(known)
      return known
    },
    left: (inside) =>
      attempt((storage) => {
        if (known) return
        if (inside) storage.removeItem(NAME)
        else storage.setItem(NAME, String(history.length))
      }),
  }
}
