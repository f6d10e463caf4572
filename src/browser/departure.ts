import type { Signs, Verdict } from '../core/verdict'
import type { Stoppable } from '../ports'
import { createListeners } from './listen'

/** Hidden or without focus this soon after `beforeunload` is part of the same departure. */
const AT_ONCE = 250

/** What the page saw of its own departure, less what only `pagehide` can say. */
export type Seen = Pick<Signs, 'swap' | 'leaving' | 'intent'>

/** A verdict, and what is to be sent because of it. */
export interface Plan {
  readonly verdict: Verdict
  /** Sends the message that lies ready. Returns whether the server is told by it. */
  readonly send?: () => boolean
  /** Notes that the message was sent, or may be at any moment. */
  readonly mark?: () => void
}

/** `pageswap` as far as it is used here. */
interface PageSwapEvent extends Event {
  readonly activation: object | null
}

/**
 * The page going away and coming back.
 *
 * @param hasty a closing Firefox gives the page less than a millisecond: all is weighed before
 * `pagehide`, and sending is the first thing done there. Others have time to weigh it as it is.
 */
export function createDeparture(
  window: Window,
  hasty: boolean,
  tell: {
    /** Where the navigation that begins now leads; asked once for each. */
    intent(): Signs['intent']
    plan(seen: Seen, persisted: boolean): Plan
    /**
     * Hardly anything but an end can follow. What storage has to know is written now. Returns whether
     * to send at once, as a mistake can be made good, and again in `pagehide`, where much is lost.
     */
    closing(): boolean
    /** `inside`: surely to a page of this origin. */
    left(verdict: Verdict, inside: boolean): void
    /** Back from the back/forward cache, after a message was sent. */
    restored(): void
  },
): Stoppable & { replan(): void } {
  const { document } = window
  const { on, stop } = createListeners()
  let seen: Seen = {}
  let unloadingAt = -Infinity
  let focused = false
  let asking: BeforeUnloadEvent | undefined
  let plans: [navigated: Plan, cached: Plan, left: Plan] | undefined
  let sent = false

  const plan = () => {
    // What was sent already is sent again as it is: written anew, it would be another message.
    if (!hasty || sent) return
    const left = { ...seen, leaving: true }
    plans = [tell.plan(seen, false), tell.plan(seen, true), tell.plan(left, false)]
  }
  const say = ({ send, mark }: Plan) => {
    sent = !!send?.()
    mark?.()
  }
  // iOS fires no beforeunload, which would have taken the intent already.
  const intent = () => seen.intent ?? tell.intent()

  on<BeforeUnloadEvent>(window, 'beforeunload', (event) => {
    asking = event
    unloadingAt = performance.now()
    focused = document.hasFocus()
    // Another departure than one that was told by mistake, and may have been answered since.
    sent = false
    seen = { intent: tell.intent() }
    plan()
    // What is written to storage in pagehide is lost there as often as not.
    for (const { mark } of plans ?? []) mark?.()
  })
  const turn = (leaving: boolean) => {
    seen = { ...seen, leaving }
    plan()
  }
  const atOnce = () => performance.now() - unloadingAt < AT_ONCE
  on(document, 'visibilitychange', () => {
    if (document.hidden) return turn(atOnce())
    // Shown again: whatever was under way has not unloaded the page.
    sent = false
    seen = { ...seen, leaving: false }
    plans = undefined
  })
  on(window, 'blur', () => {
    // A prompt that asks whether one really wants to leave takes the focus, too. Old pages ask for it
    // by a text.
    if (!hasty || !atOnce() || asking?.returnValue || asking?.defaultPrevented) return
    turn(true)
    // It may be the list of downloads, or a program that a link has opened.
    const [plan] = plans!
    if (plan.verdict.verdict !== 'stay' && tell.closing()) say(plan)
  })
  on(window, 'focus', () => {
    if (!plans) return
    // The prompt has been answered, and it goes on.
    asking = undefined
    sent = false
    unloadingAt = performance.now()
    turn(false)
  })
  on<PageSwapEvent>(window, 'pageswap', ({ activation }) => {
    seen = { ...seen, swap: activation ? 'inside' : 'outside', intent: intent() }
  })
  on<PageTransitionEvent>(window, 'pagehide', ({ persisted }) => {
    // A frame had the focus and lost it: this window heard nothing of it.
    const lost = !seen.leaving && focused && !document.hasFocus()
    const made =
      plans?.[persisted ? 1 : lost ? 2 : 0] ?? tell.plan({ ...seen, intent: intent() }, persisted)
    say(made)
    tell.left(made.verdict, seen.swap === 'inside')
  })
  on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    seen = {}
    plans = undefined
    if (sent && persisted) tell.restored()
    sent = false
  })

  return { replan: () => plans && plan(), stop }
}
