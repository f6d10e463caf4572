import { shoot } from '../browser/beacon'
import { createDeparture } from '../browser/departure'
import { engineOf } from '../browser/engine'
import { createIntents } from '../browser/intents'
import { createTabs } from '../browser/tabs'
import { verdict } from '../core/verdict'
import type { Config } from '../options/options'
import type { Departure, Send, Tell } from '../ports'
import type { Letters } from './letters'

/** Joins what the page sees of its departure to the message it sends because of it. */
export function wireDeparture(
  window: Window,
  config: Config,
  letters: Letters,
  page: string,
  send: Send,
  tell: Tell,
): Departure & { replan(): void } {
  const engine = engineOf(window)
  const intents = createIntents(window, [window.location.origin, ...config.appOrigins])
  // A frame comes and goes with the page around it, without anybody leaving.
  let armed = window.parent === window

  const departure = createDeparture(window, {
    intent: intents.take,
    left: (verdict) => tell('leave', verdict),
    restored: () => send({ type: 'restored-after-leave' }),
    plan(seen, persisted) {
      const said = verdict({ engine, persisted, ...seen }, config.externalLinks)
      const ends =
        said.verdict === 'leave' || (said.verdict === 'unsure' && config.whenUnsure === 'end')
      // While another page of the session is open nobody has left.
      const others = tabs?.others() ?? []
      const letter =
        ends &&
        armed &&
        !others.length &&
        letters.end({ event: 'leave', cause: said.cause, age: performance.now(), others })
      if (!letter) return { verdict: said }
      const send = () => {
        if (!armed) return
        shoot(window, letter)
        letters.posted()
      }
      return { verdict: said, send }
    },
  })

  // After the departure's own listeners: the send comes before the tidying.
  const tabs = armed
    ? createTabs(window, `lastcall:${config.channel}:page:`, page, departure.replan)
    : undefined

  return {
    staying: intents.staying,
    replan: departure.replan,
    disarm() {
      armed = false
      // What is over here keeps no other page from leaving.
      tabs?.stop()
    },
    stop() {
      intents.stop()
      departure.stop()
      tabs?.stop()
    },
  }
}
