import { shoot } from '../browser/beacon'
import { createDeparture } from '../browser/departure'
import { createDetour } from '../browser/detour'
import { engineOf } from '../browser/engine'
import { createIntents } from '../browser/intents'
import { createTabs } from '../browser/tabs'
import { verdict } from '../core/verdict'
import type { Config } from '../options/options'
import type { Departure, Send, Tell } from '../ports'
import type { LastWord } from './lastWord'
import type { Letters } from './letters'

/**
 * Joins what the page sees of its departure to the message it sends because of it.
 *
 * @param whenShown acts as soon as there is somebody to look at the page.
 */
export function wireDeparture(
  window: Window,
  config: Config,
  letters: Letters,
  page: string,
  send: Send,
  tell: Tell,
  whenShown: (act: () => void) => void,
  lastWord: LastWord | undefined,
): Departure & { renew(): void } {
  const { appOrigins, channel, externalLinks, sessionUrl, whenUnsure } = config
  const engine = engineOf(window)
  const intents = createIntents(window, [window.location.origin, ...appOrigins])
  // A frame comes and goes with the page around it, without anybody leaving.
  let armed = window.parent === window
  let tabs: ReturnType<typeof createTabs> | undefined
  // The companion weighs what nobody can know; without one, the author has said what it means.
  const ends = ['leave', (sessionUrl || whenUnsure === 'end') && 'unsure']

  const others = () => tabs?.others(engine.pageswap) ?? []

  // The page around a frame has one for itself, and Firefox is in doubt without one.
  const detour = armed && engine.pageswap ? createDetour(window) : undefined
  const departure = createDeparture(window, !engine.pageswap, {
    intent() {
      // Before it has begun: the next page is of another process, and may be there first.
      detour?.left(false)
      return intents.take()
    },
    closing() {
      tabs?.leave()
      return !!lastWord?.closing()
    },
    left(verdict, inside) {
      detour?.left(inside)
      tell('leave', verdict)
    },
    restored: () => send({ type: 'restored-after-leave' }),
    plan(seen, persisted) {
      const said = verdict({ engine, persisted, detour: detour?.made(), ...seen }, externalLinks)
      const { cause } = said
      const open = others()
      const age = lastWord?.age() ?? performance.now()
      const letter =
        // One that was rendered ahead and thrown away was never among the open ones.
        armed && tabs && ends.includes(said.verdict)
          ? letters.end({ event: 'leave', cause, age, others: open })
          : undefined
      // Without more to say, nobody has left while another page of the session is open.
      const post =
        letter && (open.length ? lastWord?.posting(letter, open) : () => shoot(window, letter))
      if (!post) return { verdict: said }
      const send = () => {
        post()
        letters.posted()
        // A witness tells nobody while another page is open.
        return !!sessionUrl || !open.length
      }
      return { verdict: said, send, mark: () => lastWord?.told(letter.n) }
    },
  })

  const renew = () => {
    departure.replan()
    if (tabs) lastWord?.renew(others())
  }
  // After the departure's own listeners: the send comes before the tidying.
  whenShown(() => {
    if (!armed) return
    tabs = createTabs(window, `lastcall:${channel}:page:`, page, renew)
    renew()
  })

  return {
    staying: intents.staying,
    renew,
    disarm() {
      armed = false
      departure.replan()
      // What is over here keeps no other page from leaving.
      tabs?.stop()
      lastWord?.stop()
    },
    stop() {
      for (const part of [intents, departure, tabs, lastWord]) part?.stop()
    },
  }
}
