import { createAge } from '../browser/age'
import { shoot } from '../browser/beacon'
import { createDeparture } from '../browser/departure'
import { engineOf } from '../browser/engine'
import { createIntents } from '../browser/intents'
import type { LeaveMarks } from '../browser/leaveMarks'
import { whenShown } from '../browser/prerender'
import { createTabs } from '../browser/tabs'
import { type Verdict, verdict } from '../core/verdict'
import type { Config } from '../options/options'
import type { Departure, Send, Tell } from '../ports'
import type { Letters } from './letters'
import type { Extras } from './start'

/** What not every build or page has. */
interface More extends Extras {
  readonly marks: LeaveMarks | undefined
}

/** Joins what the page sees of its departure to the message it sends because of it. */
export function wireDeparture(
  window: Window,
  config: Config,
  letters: Letters,
  page: string,
  send: Send,
  tell: Tell,
  stopping: AbortSignal,
  { full, marks, script }: More,
): Departure & { replan(): void } {
  const { channel, externalLinks, sessionUrl, whenUnsure } = config
  const engine = engineOf(window)
  const intents = createIntents(window, [window.location.origin, ...config.appOrigins])
  // A frame comes and goes with the page around it, without anybody leaving.
  let armed = window.parent === window

  // The companion weighs what nobody can know; alone, the author has said what it means.
  const heedsDoubt = sessionUrl || whenUnsure === 'end'
  const ends = ({ verdict }: Verdict) =>
    armed && (verdict === 'leave' || (verdict === 'unsure' && heedsDoubt))

  const age = createAge(window)
  const departure = createDeparture(window, !engine.pageswap, {
    intent: intents.take,
    left: (verdict) => tell('leave', verdict),
    restored: () => send({ type: 'restored-after-leave' }),
    plan(seen, persisted) {
      const said = verdict({ engine, persisted, ...seen }, externalLinks)
      const others = tabs?.others() ?? []
      const { cause } = said
      const letter = ends(said) && letters.end({ event: 'leave', cause, age: age.now(), others })
      if (!letter) return { verdict: said }
      const { url, body } = letter
      // Without a companion, nobody has left while another page of the session is open.
      const last = sessionUrl || !others.length
      if (!last && !witness) return { verdict: said }
      const send = () => {
        if (!armed) return
        if (last) shoot(window, letter)
        else witness?.tell({ others, url, body: String(body) })
        letters.posted()
      }
      return { verdict: said, send, mark: () => marks?.set(letter.n) }
    },
  })

  const witness =
    script && !sessionUrl ? full?.createWitness(window, script, channel, page) : undefined
  const changed = () => {
    departure.replan()
    crash?.renew()
    if (tabs?.others().length) witness?.meet()
  }
  const crash = full?.createCrashLetter(window, () =>
    armed && sessionUrl && !tabs?.others().length
      ? letters.end({ event: 'leave', cause: 'crash', others: [] })
      : undefined,
  )
  let tabs: ReturnType<typeof createTabs> | undefined
  // After the departure's own listeners: the send comes before the tidying.
  const enter = () => {
    tabs = createTabs(window, `lastcall:${channel}:page:`, page, changed)
    changed()
  }
  if (armed) whenShown(window.document, stopping, enter)
  const stopParts = () => {
    for (const part of [tabs, marks, crash, witness]) part?.stop()
  }

  return {
    staying: intents.staying,
    replan: changed,
    disarm() {
      armed = false
      // What is over here keeps no other page from leaving.
      stopParts()
    },
    stop() {
      for (const part of [intents, departure, age]) part.stop()
      stopParts()
    },
  }
}
