import type { Signs, Verdict } from '../core/verdict'
import type { Stoppable } from '../ports'

/** Hidden this soon after `beforeunload` is part of the same departure. */
const AT_ONCE = 250

/** What the page saw of its own departure, less what only `pagehide` can say. */
export type Seen = Pick<Signs, 'swap' | 'hidden' | 'intent'>

/** A verdict, and what is to be sent because of it. */
export interface Plan {
  readonly verdict: Verdict
  /** Sends the message that lies ready. */
  readonly send?: () => void
}

/** `pageswap` as far as it is used here. */
interface PageSwapEvent extends Event {
  readonly activation: object | null
}

/**
 * The page going away and coming back. A closing Firefox gives it less than a millisecond, so all
 * is weighed before `pagehide` and sending is the first thing done there.
 */
export function createDeparture(
  window: Window,
  on: {
    /** Where the navigation that begins now leads; asked once for each. */
    intent(): Signs['intent']
    plan(seen: Seen, persisted: boolean): Plan
    left(verdict: Verdict): void
    /** Back from the back/forward cache, after a leave was sent. */
    restored(): void
  },
): Stoppable & { replan(): void } {
  const { document } = window
  const stopping = new AbortController()
  const { signal } = stopping
  let seen: Seen = {}
  let unloadingAt = -Infinity
  let plans: [Plan, Plan] | undefined
  let sent = false

  const plan = () => {
    plans = [on.plan(seen, false), on.plan(seen, true)]
  }
  // iOS fires no beforeunload, which would have taken the intent already.
  const intent = () => seen.intent ?? on.intent()
  const hidden = () => document.hidden
  const listen = (target: EventTarget, name: string, heard: (event: Event) => void) =>
    target.addEventListener(name, heard, { signal })

  listen(window, 'beforeunload', () => {
    unloadingAt = performance.now()
    seen = { hidden: hidden() ? 'before' : undefined, intent: on.intent() }
    plan()
  })
  listen(document, 'visibilitychange', () => {
    if (hidden()) {
      const atOnce = performance.now() - unloadingAt < AT_ONCE
      seen = { ...seen, hidden: atOnce ? 'leaving' : 'before' }
      plan()
    } else {
      // Shown again: whatever was under way has not unloaded the page.
      seen = { ...seen, hidden: undefined }
      plans = undefined
    }
  })
  listen(window, 'pageswap', (event) => {
    const swap = (event as PageSwapEvent).activation ? 'inside' : 'outside'
    seen = { ...seen, swap, intent: intent() }
    plan()
  })
  listen(window, 'pagehide', (event) => {
    const { persisted } = event as PageTransitionEvent
    const made = plans?.[persisted ? 1 : 0] ?? on.plan({ ...seen, intent: intent() }, persisted)
    made.send?.()
    sent = made.send !== undefined
    on.left(made.verdict)
  })
  listen(window, 'pageshow', (event) => {
    seen = {}
    plans = undefined
    if (sent && (event as PageTransitionEvent).persisted) on.restored()
    sent = false
  })

  return {
    replan: () => plans && plan(),
    stop: () => stopping.abort(),
  }
}
