import { nextWake, remaining } from '../../src/core/deadline'
import { begin, decide } from '../../src/core/decide'
import type { Ask, Effect, Event, Outcome, Rules, State, Talk } from '../../src/core/state'
import { type View, viewOf } from '../../src/core/view'
import { rules as rulesOf, T0 } from './rules'

type Told = Extract<Effect, { do: 'tell' }>
type Detail<E extends Told['event']> = Extract<Told, { event: E }>['detail']

/** What was decided at one moment. */
export interface Step {
  readonly now: number
  readonly event: Event
  readonly state: State
  readonly effects: readonly Effect[]
  /** When the timer goes off next, once what is due now has been done. */
  readonly wake: number
  readonly remaining: number
}

export interface World {
  /** Answers by itself, after `lag`; undefined: never. Without a server the test answers. */
  readonly server?: (what: Ask, now: number) => Outcome | undefined
  readonly lag?: number
  readonly seen?: (step: Step) => void
}

/** Drives the core through simulated time, with one timer, as the session does. */
export function drive(over: Partial<Rules> = {}, { server, lag = 0, seen }: World = {}) {
  const rules = rulesOf(over)
  let now = T0
  let state = begin(now, rules)
  let wakes = 0
  const log: { at: number; effect: Effect }[] = []
  const shared: { at: number; talk: Talk }[] = []
  const due = new Map<Ask, { at: number; began: number; asked: number; outcome: Outcome }>()

  const send = (event: Event): readonly Effect[] => {
    const [next, effects] = decide(state, event, now, rules)
    state = next
    for (const effect of effects) {
      if (effect.do === 'share') {
        shared.push({ at: now - T0, talk: effect.talk })
        continue
      }
      log.push({ at: now - T0, effect })
      if (effect.do !== 'ask' || due.has(effect.what)) continue
      const outcome = server?.(effect.what, now)
      if (outcome)
        due.set(effect.what, { at: now + lag, began: now, asked: now + lag / 2, outcome })
    }
    const left = remaining(state, rules, now)
    const [then] = decide(state, { type: 'wake', visible: state.visible }, now, rules)
    seen?.({ now, event, state, effects, wake: nextWake(then, rules, now), remaining: left })
    return effects
  }
  const wake = (visible = true) => {
    wakes++
    return send({ type: 'wake', visible })
  }
  const deliver = () => {
    for (const [to, { at, began, asked, outcome }] of [...due]) {
      if (at > now) continue
      due.delete(to)
      send({ type: 'answer', to, began, asked, outcome })
    }
  }
  const settle = () => {
    while ([...due.values()].some(({ at }) => at <= now)) deliver()
  }

  send({ type: 'start' })
  settle()

  return {
    rules,
    log,
    shared,
    get state() {
      return state
    },
    get now() {
      return now
    },
    get wakes() {
      return wakes
    },
    get remaining() {
      return remaining(state, rules, now)
    },
    get view(): View {
      return viewOf(state, rules, now)
    },
    send(event: Event) {
      const effects = send(event)
      settle()
      return effects
    },
    wake,
    answer: (to: Ask, outcome: Outcome, asked = now) =>
      send({ type: 'answer', to, began: asked, asked, outcome }),
    /** Time passes and the timer fires as it was set. */
    run(ms: number) {
      const until = now + ms
      for (;;) {
        const timer = Math.ceil(nextWake(state, rules, now))
        const next = Math.min(timer, ...[...due.values()].map(({ at }) => at))
        if (next > until) break
        now = Math.max(now, next)
        if (timer <= now) wake(state.visible)
        settle()
        if (log.length > 2e4) throw new Error('The page is busy and does not get on')
      }
      now = until
    },
    /** Time passes without the page; then it wakes. */
    sleep(ms: number, visible = true) {
      now += ms
      const effects = wake(visible)
      settle()
      return effects
    },
    /** When an event was told, in ms from the start, and with what. */
    told: <E extends Told['event']>(event: E): { at: number; detail: Detail<E> }[] =>
      log.flatMap(({ at, effect }) =>
        effect.do === 'tell' && effect.event === event
          ? [{ at, detail: effect.detail as Detail<E> }]
          : [],
      ),
    /** When something was asked, in ms from the start. */
    asked: (what: Ask): number[] =>
      log.flatMap(({ at, effect }) => (effect.do === 'ask' && effect.what === what ? [at] : [])),
  }
}
