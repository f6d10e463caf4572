/** Longer than this overflows a timer, which would fire at once. */
const LONGEST = 2 ** 31 - 1

/** A timer that keeps no process alive. Returns what clears it. */
export function later(act: () => void, ms: number): () => void {
  const timer: unknown = setTimeout(act, Math.min(Math.max(ms, 0), LONGEST))
  // Only Node's timers are objects.
  ;(timer as { unref?: () => void }).unref?.()
  return () => clearTimeout(timer as number)
}

/** One timer for many deadlines. It may ring before any is due, and is then set anew. */
export function createAlarm(now: () => number, ring: () => void) {
  let rings = Infinity
  let clear = () => {}
  return {
    /** It is to ring then, at the latest. */
    by(at: number) {
      if (at >= rings) return
      clear()
      rings = at
      clear = later(() => {
        rings = Infinity
        ring()
      }, at - now())
    },
    stop: () => clear(),
  }
}
