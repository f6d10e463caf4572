import { vi } from 'vitest'
import type { Ask, Outcome } from '../../src/core/state'
import { type View, viewOf } from '../../src/core/view'
import type { Ports, Send, Server, SessionEvents, Tell } from '../../src/ports'
import { createSession } from '../../src/session'
import { rules as rulesOf, T0 } from './rules'

type Rules = Parameters<typeof rulesOf>[0]

/**
 * A session whose world is recorded, and answers when the test says so.
 *
 * @param shown whether there is somebody to look at the page from the start; else from `show()` on.
 */
export function world(over: Rules = {}, shown = true) {
  // The session waits a moment for its listeners; here that moment has passed at once.
  vi.stubGlobal('queueMicrotask', (task: () => void) => task())
  const rules = rulesOf(over)
  const done: string[] = []
  const views: View[] = []
  const told: [keyof SessionEvents, unknown][] = []
  const waiting = new Map<Ask, (answer: Awaited<ReturnType<Server['ask']>>) => void>()
  let now = T0
  let wakeAt = Number.POSITIVE_INFINITY
  let send: Send = () => {}
  let tell: Tell = () => true
  let show = () => {}
  const prevented = new Set<string>()
  const stop = (name: string) => () => void done.push(`stop ${name}`)

  const connect = (given: Send, givenTell: Tell): Ports => {
    send = given
    tell = givenTell
    return {
      clock: {
        now: () => now,
        wakeAt: (moment) => {
          wakeAt = moment
        },
        stop() {
          wakeAt = Number.POSITIVE_INFINITY
          done.push('stop clock')
        },
      },
      server: {
        ask(what) {
          done.push(`ask ${what}`)
          return new Promise((resolve) => waiting.set(what, resolve))
        },
      },
      departure: {
        disarm: () => void done.push('disarm'),
        staying: (navigate) => navigate(),
        stop: stop('departure'),
      },
      screen: {
        render(...state) {
          const view = viewOf(...state)
          views.push(view)
          done.push(`show ${view.scene ?? 'page'}`)
        },
        stop: stop('screen'),
      },
      rest: [{ stop: stop('one') }, { stop: stop('two') }],
      whenShown(act) {
        if (shown) act()
        else show = act
      },
      publish(name, detail) {
        told.push([name, detail])
        done.push(`tell ${name}`)
        return !prevented.has(name)
      },
      share: () => {},
      log: () => {},
      go: (end) => void done.push(`go ${end}`),
    }
  }
  const session = createSession(() => rules, connect)

  return {
    session,
    done,
    told,
    get view() {
      return views.at(-1)
    },
    get wakeAt() {
      return wakeAt
    },
    send: (...args: Parameters<Send>) => send(...args),
    tell: ((event, detail) => tell(event, detail)) as Tell,
    show: () => show(),
    /** `preventDefault()` on this event of the document. */
    prevent: (name: keyof SessionEvents) => void prevented.add(name),
    /** Time passes, and the timer goes off as it was set. */
    run(ms: number) {
      const until = now + ms
      while (wakeAt <= until) {
        now = wakeAt
        wakeAt = Number.POSITIVE_INFINITY
        send({ type: 'wake', visible: true })
      }
      now = until
    },
    async answer(what: Ask, outcome: Outcome) {
      waiting.get(what)?.({ began: now, asked: now, outcome })
      await Promise.resolve()
      await Promise.resolve()
    },
    /** What was done since it was last asked. */
    take: () => done.splice(0),
  }
}
