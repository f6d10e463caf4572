/** Counts the timers of a page. Runs before any script of it. */

declare global {
  interface Window {
    /** Timers of the page that are still to fire. */
    pendingTimers(): number
  }
}

type Act = (...more: unknown[]) => void

const { setTimeout, setInterval, clearTimeout } = window
const timers = new Set<number>()

window.setTimeout = ((act: Act, delay?: number, ...more: unknown[]) => {
  const timer = setTimeout(() => {
    timers.delete(timer)
    act(...more)
  }, delay)
  timers.add(timer)
  return timer
}) as typeof window.setTimeout

window.setInterval = ((act: Act, delay?: number, ...more: unknown[]) => {
  const timer = setInterval(act, delay, ...more)
  timers.add(timer)
  return timer
}) as typeof window.setInterval

// Either clears what the other one would.
const forget = (timer?: number) => {
  timers.delete(timer ?? 0)
  clearTimeout(timer)
}
window.clearTimeout = forget as typeof window.clearTimeout
window.clearInterval = forget as typeof window.clearInterval

window.pendingTimers = () => timers.size

export {}
