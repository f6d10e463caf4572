import type { Stoppable } from '../ports'
import { createListeners } from './listen'

/**
 * How long this page has been there, in ms, since its answer began or it came out of the
 * back/forward cache: what the server was asked before that is no sign of another page.
 */
export function createAge(window: Window): Stoppable & { now(): number } {
  const { performance } = window
  const { on, stop } = createListeners()
  const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  let since = loaded?.responseStart ?? 0

  on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (persisted) since = performance.now()
  })
  return { now: () => performance.now() - since, stop }
}
