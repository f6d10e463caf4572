import type { Lane } from '../../server/journal'
import type { Timing } from '../../server/timing'

/** Which part of time a lane shows, and how wide a millisecond is. */
export interface View {
  /** Pixels a millisecond. */
  scale: number
  /** Where `now` stands, or where the session ended. */
  nowX: number
  width: number
}

const PAD = 16
const SHORTEST = 20_000
// Room for the flags that stand at the end.
const FLAG = 104

/** A live session runs past a fixed `now`, with all the time it has left in view. */
const liveView = (width: number, timing: Timing, age: number): View => {
  const ahead = timing.idle * 1.08
  const little = Math.max(30_000, timing.idle * 0.9)
  // A young session is shown in larger steps, and a narrow screen has no room for the long past.
  const behind = age < little * 0.9 || width < 600 ? little : timing.idle * 2
  const scale = width / (ahead + behind)
  return { scale, nowX: behind * scale, width }
}

/** An ended session stands still and is shown from its first moment to its last. */
const endedView = (width: number, { startedAt, endedAt = startedAt }: Lane): View => {
  const lasted = endedAt - startedAt
  const scale = (width - PAD - FLAG) / Math.max(lasted, SHORTEST)
  return { scale, nowX: PAD + lasted * scale, width }
}

export const viewOf = (lane: Lane, width: number, timing: Timing, now: number): View =>
  lane.state === 'ended' ? endedView(width, lane) : liveView(width, timing, now - lane.startedAt)

const steps = [5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600].map((s) => s * 1_000)

/** The distance of two ticks of the axis, so that their labels have room. */
export const tickStep = (scale: number): number =>
  steps.find((step) => step * scale >= 76) ?? steps.at(-1)!
