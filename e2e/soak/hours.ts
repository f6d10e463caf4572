import { MINUTE, SECOND } from '../support/time.ts'
import { IDLE } from './session.ts'
import type { Tabs } from './tabs.ts'
import type { Time } from './time.ts'

export const HOUR = 60 * MINUTE

/** So much of each hour somebody is there, before it grows quiet until the warning opens. */
const BUSY = 38 * MINUTE
/** Every so many minutes another tab is turned to, in the midst of the minute. */
const TURN = 3
const MIDST = 25 * SECOND

/** What has been done in the hours so far, and the keep-alives that came of it. */
export interface Story {
  /** Minutes with somebody at the pages. */
  busy: number
  /** The moments of the keep-alives that were sent for it, by the clock of the pages. */
  readonly beats: number[]
  /** How often "Stay signed in" was pressed, and how many keep-alives that made. */
  presses: number
  pressed: number
}

export const begin = (): Story => ({ busy: 0, beats: [], presses: 0, pressed: 0 })

/** One hour. Each is like the others minute by minute, so that their ends can be compared. */
export const liveAnHour = async (tabs: Tabs, time: Time, story: Story): Promise<void> => {
  const began = time.elapsed()
  const note = async () => story.beats.push(...(await tabs.beats()))

  const busyMinute = async () => {
    const turns = (time.elapsed() / MINUTE) % TURN === 1
    await tabs.act()
    await time.pass(MIDST)
    if (turns) await tabs.turn()
    await time.pass(MINUTE - MIDST)
    await note()
    story.busy += 1
  }
  const busyUntil = async (end: number) => {
    while (time.elapsed() < end) await busyMinute()
  }
  const quietUntilWarned = async () => {
    const end = time.elapsed() + IDLE
    while (!(await tabs.areWarned())) {
      if (time.elapsed() >= end) throw new Error('no warning has opened in all tabs')
      await time.pass(MINUTE)
    }
    await note()
  }
  const stay = async () => {
    await tabs.stay()
    story.presses += 1
    story.pressed += (await tabs.beats()).length
  }

  await busyUntil(began + BUSY)
  await quietUntilWarned()
  await stay()
  await busyUntil(began + HOUR)
}
