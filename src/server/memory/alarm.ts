import { later } from '../later'

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
