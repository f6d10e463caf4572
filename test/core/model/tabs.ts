import { heartbeatOf, nextWake, over, warnAt, warningOf } from '../../../src/core/deadline'
import { begin, decide } from '../../../src/core/decide'
import { NO_ANSWER, SKIPPED } from '../../../src/core/message'
import type { Ask, Event, News, Outcome, Rules, State } from '../../../src/core/state'
import { read, type Word, write } from '../../../src/core/word'
import { MINUTE, rules as rulesOf, SECOND, T0 } from '../../fakes/rules'

/** How a message between tabs or to the server fares. */
export interface Fate {
  readonly lost: boolean
  readonly twice: boolean
  readonly delay: number
  /** Of a request: it does not arrive, or its answer does not. */
  readonly fails?: 'request' | 'answer' | undefined
}

export type Act =
  | {
      readonly do: 'act' | 'stay' | 'close' | 'freeze' | 'thaw' | 'look away'
      readonly tab: number
    }
  | { readonly do: 'open' }
  /** The machine is awake, or asleep: nothing runs then. */
  | { readonly do: 'wait' | 'sleep'; readonly ms: number }

export interface World {
  readonly canAsk: boolean
  /** Whether answers to a keep-alive say how long the session lasts. */
  readonly timed: boolean
  readonly fates: readonly Fate[]
  readonly acts: readonly Act[]
}

interface Tab {
  readonly id: number
  state: State
  frozen: boolean
  closed: boolean
  readonly asking: Set<Ask>
  /** What arrived while it was frozen. */
  readonly late: Event[]
}

interface Due {
  readonly at: number
  readonly run: () => void
}

/** Is shown everything. */
export type Look = (tabs: readonly Tab[], server: Seen, now: number, rules: Rules) => void

export const IDLE = 20 * MINUTE
export const MARGIN = 5 * SECOND
export const LAG = 400
const HOLD = SECOND

export const INTERVAL = heartbeatOf(undefined, warningOf(undefined, IDLE), IDLE)

/** What the server has seen. */
export interface Seen {
  /**
   * When a keep-alive was sent: one that is on its way during sleep arrives later. Urgent: its tab
   * would have warned otherwise.
   */
  readonly beats: { readonly at: number; readonly urgent: boolean }[]
  /** How old the person's last activity was when it was being told of it. */
  readonly ages: number[]
  slid: number
  gone: boolean
  /** The person's last activity of which it has heard. */
  acted: number
}

/**
 * Several tabs of one session on one machine, with a server: each runs the core, and all hear each
 * other through messages that may be lost, doubled, late and past each other.
 *
 * @param look is shown everything after each event.
 */
export function play({ canAsk, timed, fates, acts }: World, look: Look) {
  const rules: Rules = rulesOf({ idleTimeout: IDLE, canAsk })
  const server: Seen = { beats: [], ages: [], slid: T0, gone: false, acted: T0 }
  const tabs: Tab[] = []
  let due: Due[] = []
  let now = T0
  let fated = 0
  let lockedUntil = 0
  let beatAt = 0
  let acted = T0

  const fate = () => fates[fated++ % fates.length]!
  const later = (ms: number, run: () => void) => due.push({ at: now + ms, run })

  const serve = (what: Ask): Outcome => {
    if (now - server.slid >= IDLE) server.gone = true
    if (server.gone) return { kind: 'gone', status: 401 }
    if (what === 'logout') server.gone = true
    if (what === 'beat' || what === 'stay') {
      server.slid = now
      server.acted = acted
    }
    const expiresIn = server.slid + IDLE - now
    return { kind: 'live', status: 200, ...(timed || what === 'check' ? { expiresIn } : {}) }
  }

  const ask = (tab: Tab, to: Ask, since = 0) => {
    if (tab.asking.has(to)) return
    tab.asking.add(to)
    const began = now
    const answer = (outcome: Outcome) => {
      tab.asking.delete(to)
      const slept = now - began > 15 * SECOND
      const asked = (began + now) / 2
      const news: News = { to, began, asked, outcome: slept ? NO_ANSWER : outcome }
      tell(tab, { type: 'answer', ...news })
    }
    if (to === 'beat') {
      const known = beatAt > since + SECOND
      if (now < lockedUntil || known) return later(0, () => answer(SKIPPED))
      beatAt = now
      const urgent = now >= warnAt(tab.state, rules) - MARGIN
      server.beats.push({ at: now, urgent })
      server.ages.push(now - acted)
      lockedUntil = now + LAG + HOLD
    }
    const { fails } = fate()
    later(LAG / 2, () => {
      const outcome = fails === 'request' ? NO_ANSWER : serve(to)
      later(LAG / 2, () => answer(fails ? NO_ANSWER : outcome))
    })
  }

  const share = (from: Tab, word: Word) => {
    const message = write(word, { now, wall: now })
    for (const tab of tabs) {
      if (tab === from || tab.closed) continue
      const { lost, twice, delay } = fate()
      if (lost) continue
      const hear = () => {
        const heard = read(message, { now, wall: now })
        if (heard) tell(tab, { type: 'word', ...heard })
      }
      later(delay, hear)
      if (twice) later(delay + 50, hear)
    }
  }

  const tell = (tab: Tab, event: Event) => {
    if (tab.closed) return
    if (tab.frozen) return void tab.late.push(event)
    const [next, effects] = decide(tab.state, event, now, rules)
    tab.state = next
    for (const effect of effects) {
      if (effect.do === 'ask') ask(tab, effect.what, effect.since)
      if (effect.do === 'share') share(tab, effect)
    }
    look(tabs, server, now, rules)
  }

  const open = () => {
    const state = begin(now, rules)
    const id = tabs.length
    const tab: Tab = { id, state, frozen: false, closed: false, asking: new Set(), late: [] }
    tabs.push(tab)
    // The page itself was asked for just now, with the session's cookie.
    acted = now
    serve('stay')
    tell(tab, { type: 'start' })
  }

  const wakeOf = (tab: Tab) =>
    tab.closed || tab.frozen ? Infinity : nextWake(tab.state, rules, now)

  const run = (until: number) => {
    for (;;) {
      const wakes = tabs.map(wakeOf)
      const next = Math.min(...wakes, ...due.map(({ at }) => at))
      if (next > until) break
      now = Math.max(now, next)
      const ready = due.filter(({ at }) => at <= now)
      due = due.filter(({ at }) => at > now)
      for (const { run } of ready) run()
      for (const tab of tabs) {
        if (wakeOf(tab) <= now) tell(tab, { type: 'wake', visible: tab.state.visible })
      }
    }
    now = until
  }

  open()
  for (const act of acts) {
    const tab = 'tab' in act ? tabs[act.tab % tabs.length]! : tabs[0]!
    const here = !tab.closed && !tab.frozen
    if (act.do === 'wait') run(now + act.ms)
    if (act.do === 'sleep') now += act.ms
    const live = !server.gone && now - server.slid < IDLE
    if (act.do === 'open' && tabs.length < 6 && live) open()
    if (act.do === 'act' && here) {
      if (tab.state.phase === 'active') acted = now
      tell(tab, { type: 'activity' })
    }
    if (act.do === 'stay' && here && tab.state.phase === 'warning') {
      acted = now
      tell(tab, { type: 'stay', by: 'button' })
    }
    if (act.do === 'look away' && here) tell(tab, { type: 'wake', visible: !tab.state.visible })
    if (act.do === 'close') tab.closed = true
    if (act.do === 'freeze') tab.frozen = true
    if (act.do === 'thaw' && tab.frozen) {
      tab.frozen = false
      // Its timers are overdue as well as its messages: which come first nobody knows.
      tell(tab, { type: 'wake', visible: tab.state.visible })
      for (const event of tab.late.splice(0)) tell(tab, event)
    }
    run(now)
  }
  return {
    tabs,
    server,
    get now() {
      return now
    },
    run: (ms: number) => run(now + ms),
  }
}

/** Its timer is overdue, and runs at this moment. */
export const isDue = ({ state }: Tab, rules: Rules, now: number) =>
  nextWake(state, rules, now) <= now

export const finished = (tab: Tab) => over(tab.state)
export type { Tab }
