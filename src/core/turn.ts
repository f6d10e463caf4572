import { deadline, extendable } from './deadline'
import type { Ask, Effect, EndReason, Rules, State, Talk, Told } from './state'

const SECOND = 1000
const LONGEST_BACKOFF = 30 * SECOND
/** A deadline noticed later than this was slept through. */
export const SLEPT = 5 * SECOND
/** A page in the background may run no more than once a minute, and hears the others all the while. */
const THROTTLED = 90 * SECOND

/** One decision in the making: the moment, the rules, and the effects it has come to so far. */
export interface Turn {
  readonly now: number
  readonly rules: Rules
  readonly effects: Effect[]
}

/** Nothing is waited for, nothing has failed, nobody has said that it is over. */
export const CALM = {
  waiting: undefined,
  problem: false,
  failures: 0,
  retryAt: Infinity,
  hearsay: undefined,
} as const

export const calm = (state: State): State => ({ ...state, ...CALM })

export const ask = ({ effects }: Turn, what: Ask, since?: number): void => {
  effects.push({ do: 'ask', what, ...(since && { since }) })
}

export const tell = <K extends keyof Told>({ effects }: Turn, event: K, detail: Told[K]): void => {
  effects.push({ do: 'tell', event, detail } as Effect)
}

/** Tells the other tabs of this login. */
export const share = (turn: Turn, { key }: State, talk: Talk): void => {
  turn.effects.push({ do: 'share', key, talk })
}

/** Says what is known of the session's use. */
export const shareUse = (turn: Turn, state: State): void => {
  const { acted, beaten, heard } = state
  share(turn, state, { says: 'use', acted, beaten, heard })
}

/** Asks the other tabs what they know, and says what this one does. */
export const greet = (turn: Turn, state: State): void => {
  share(turn, state, { says: 'hello' })
  shareUse(turn, state)
}

/** The person has done something in this tab. */
export function act(state: State, turn: Turn): State {
  const next = { ...state, acted: turn.now, own: turn.now }
  shareUse(turn, next)
  return next
}

export function expire(state: State, turn: Turn, reason?: EndReason): State {
  const why = reason ?? (extendable(state, turn.rules, turn.now) ? 'idle' : 'lifetime')
  tell(turn, 'expired', { reason: why })
  return { ...calm(state), phase: 'expired' }
}

export function end(state: State, turn: Turn): State {
  tell(turn, 'signedout', { by: state.by })
  share(turn, state, { says: 'over', reason: 'logout' })
  return { ...calm(state), phase: 'ended' }
}

/** Covers the page before anything is asked. */
export function cover(state: State, turn: Turn, waiting: Ask): State {
  ask(turn, waiting)
  return { ...calm(state), phase: 'checking', waiting, coveredAt: turn.now }
}

/**
 * The time is up by the page's clock. The session may have been extended elsewhere: in another
 * browser, or in a tab that this one has not heard while it slept.
 */
export function timeUp(state: State, turn: Turn): State {
  if (turn.rules.canAsk) return cover(state, turn, 'check')
  const late = turn.now - deadline(state, turn.rules)
  const heardAll = late <= (state.visible ? SLEPT : THROTTLED)
  if (heardAll || turn.now >= state.lifetimeEnd) return expire(state, turn)
  share(turn, state, { says: 'hello' })
  return { ...calm(state), phase: 'checking', retryAt: turn.now + SECOND }
}

/** Shows the page again, unless there is no time left to show it for. */
export const uncover = (state: State, turn: Turn): State =>
  turn.now < deadline(state, turn.rules)
    ? // A warning that was told ends, or goes on.
      { ...calm(state), phase: state.ticked ? 'warning' : 'active' }
    : expire(state, turn)

/** @param retryIn no sooner, in ms. */
export const tryAgainLater = (state: State, { now }: Turn, retryIn = 0): State => ({
  ...state,
  problem: true,
  failures: state.failures + 1,
  retryAt: now + Math.max(retryIn, Math.min(LONGEST_BACKOFF, SECOND * 2 ** state.failures)),
})
