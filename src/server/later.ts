/** Longer than this overflows a timer, which would fire at once. */
const LONGEST = 2 ** 31 - 1

/** Acts after so many ms, and keeps no process alive for it. Returns what clears it. */
export function later(act: () => void, ms: number): () => void {
  const timer: unknown = setTimeout(act, Math.min(Math.max(ms, 0), LONGEST))
  // Only Node's timers are objects.
  ;(timer as { unref?: () => void }).unref?.()
  return () => clearTimeout(timer as number)
}

/** Timers that are cleared together. */
export function createPauses() {
  const pauses = new Set<() => void>()
  return {
    after(act: () => void, ms: number) {
      const clear = later(() => {
        pauses.delete(clear)
        act()
      }, ms)
      pauses.add(clear)
    },
    clear() {
      for (const clear of pauses) clear()
    },
  }
}
