import { listenersOf } from '../e2e/support/ledger.ts'
import type { Subject } from './subjects.ts'

/** In ns for each event. `task` is all that the page's main thread did, layout and drawing included. */
export interface Cost {
  readonly script: number
  readonly task?: number
}

const NS = 1e9
const THROTTLE = 1_000

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The person's pointer, as far as the page can tell. */
const move = ({ cdp }: Subject, n: number) =>
  cdp.send('Input.dispatchMouseEvent', {
    type: 'mouseMoved',
    x: 10 + ((n * 7) % 400),
    y: 100 + (n % 2) * 50,
    // Moves that wait for the same frame become one event, unless something else differs.
    modifiers: (n % 2) * 8,
  })

const spentBy = async ({ cdp }: Subject) => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const read = (metric: string) => metrics.find(({ name }) => name === metric)?.value ?? NaN
  return { script: read('ScriptDuration'), task: read('TaskDuration') }
}

const costOf = async (subject: Subject, events: number, act: () => Promise<void>) => {
  const before = await spentBy(subject)
  await act()
  const after = await spentBy(subject)
  return {
    script: ((after.script - before.script) / events) * NS,
    task: ((after.task - before.task) / events) * NS,
  }
}

/** As many are under way at the same time: each by itself would wait for a frame of its own. */
const BATCH = 100

/** A pointer that does not stop moving. */
export const moving = (subject: Subject, events: number): Promise<Cost> =>
  costOf(subject, events, async () => {
    for (let sent = 0; sent < events; sent += BATCH) {
      await Promise.all(Array.from({ length: BATCH }, (_, n) => move(subject, sent + n)))
    }
  })

/** A move after each throttle window: Lastcall counts every one. */
export const counted = (subject: Subject, events: number): Promise<Cost> =>
  costOf(subject, events, async () => {
    for (let sent = 0; sent < events; sent++) {
      await move(subject, sent)
      await wait(1.1 * THROTTLE)
    }
  })

/** Lastcall has none for a moment after each activity. */
const listening = async ({ cdp, name }: Subject) => {
  if (name !== 'Lastcall') return
  while (!(await listenersOf(cdp)).includes('window: pointermove')) await wait(THROTTLE / 10)
}

/** Events that a script made: Lastcall hears each, and counts none. In one go, so nothing is cold. */
export const heard = async (subject: Subject, events: number): Promise<Cost> => {
  await listening(subject)
  const script = await subject.page.evaluate((events) => {
    const event = new PointerEvent('pointermove', { bubbles: true, movementX: 5, movementY: 5 })
    const began = performance.now()
    for (let n = 0; n < events; n++) document.body.dispatchEvent(event)
    return ((performance.now() - began) / events) * 1e6
  }, events)
  return { script }
}
