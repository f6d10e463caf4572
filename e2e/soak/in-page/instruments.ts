// Runs in each page before anything of its own, and after the clock is held: what is counted here is
// what the page has pending on that clock.

import '../../support/in-page/timers'

export interface Instruments {
  /** How many timers and intervals are still to fire. */
  pending(): number
  /** Once everything that the page has asked for is answered. */
  settled(): Promise<void>
  /** When keep-alives were sent, on the page's clock; each is told once. */
  beats(): number[]
  show(visible: boolean): void
  /** Where the button is, once the dialog is there; undefined where there is none. */
  button(name: string): { x: number; y: number } | undefined
}

declare global {
  interface Window {
    instruments: Instruments
  }
}

const { fetch } = window
let beats: number[] = []
let asking = 0
let waiting: (() => void)[] = []
let visible = true

const asks = () => {
  asking++
}
const answered = () => {
  if (--asking) return
  for (const act of waiting) act()
  waiting = []
}

window.fetch = async (input, init) => {
  if (String(input).endsWith('keep-alive')) beats.push(Date.now())
  asks()
  try {
    const response = await fetch(input, init)
    // An answer is one when its body is there.
    response.clone().arrayBuffer().then(answered, answered)
    return response
  } catch (error) {
    answered()
    throw error
  }
}

// Who may ask for something is asked for as well.
const locks = navigator.locks
const request = locks.request.bind(locks) as (
  name: string,
  options: LockOptions,
  held: (lock: Lock | null) => unknown,
) => Promise<unknown>
locks.request = ((name: string, options: LockOptions, held: (lock: Lock | null) => unknown) => {
  asks()
  return request(name, options, (lock) => {
    const holds = held(lock)
    answered()
    return holds
  })
}) as typeof locks.request

// Playwright keeps every page visible.
Object.defineProperty(document, 'hidden', { get: () => !visible })
Object.defineProperty(document, 'visibilityState', { get: () => (visible ? 'visible' : 'hidden') })

window.instruments = {
  pending: () => window.pendingTimers(),
  settled: () => new Promise((resolve) => (asking ? waiting.push(resolve) : resolve())),
  beats() {
    const told = beats
    beats = []
    return told
  },
  show(now) {
    if (now === visible) return
    visible = now
    document.dispatchEvent(new Event('visibilitychange'))
  },
  button(name) {
    const dialog = document.querySelector('lastcall-dialog')?.shadowRoot
    const box = dialog?.querySelector(`[part=${name}]`)?.getBoundingClientRect()
    return box?.width ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined
  },
}
