import { deadline, extendable } from './deadline'
import type { Ask, Effect, EndReason, Rules, State, Told } from './state'

const SECOND = 1000
const LONGEST_BACKOFF = 30 * SECOND

/** One decision in the making: the moment, the rules, and the effects it has come to so far. */
export interface Turn {
  readonly now: number
  readonly rules: Rules
  readonly effects: Effect[]
}

/** Nothing is waited for, nothing has failed. */
export const CALM = { waiting: undefined, problem: false, failures: 0, retryAt: Infinity } as const

export const calm = (state: State): State => ({ ...state, ...CALM })

export const ask = ({ effects }: Turn, what: Ask): void => {
  effects.push({ do: 'ask', what })
}

export const tell = <K extends keyof Told>({ effects }: Turn, event: K, detail: Told[K]): void => {
  effects.push({ do: 'tell', event, detail } as Effect)
}

export function expire(state: State, turn: Turn, reason?: EndReason): State {
  const why = reason ?? (extendable(state, turn.rules) ? 'idle' : 'lifetime')
  tell(turn, 'expired', { reason: why })
  return { ...calm(state), phase: 'expired' }
}

export function end(state: State, turn: Turn): State {
  tell(turn, 'signedout', { by: state.by })
  return { ...calm(state), phase: 'ended' }
}

/** Covers the page before anything is asked. */
export function cover(state: State, turn: Turn, waiting: 'check' | 'logout'): State {
  ask(turn, waiting)
  return { ...calm(state), phase: 'checking', waiting, coveredAt: turn.now }
}

/** Shows the page again, unless there is no time left to show it for. */
export const uncover = (state: State, turn: Turn): State =>
  turn.now < deadline(state, turn.rules) ? { ...calm(state), phase: 'active' } : expire(state, turn)

export const tryAgainLater = (state: State, { now }: Turn): State => ({
  ...state,
  problem: true,
  failures: state.failures + 1,
  retryAt: now + Math.min(LONGEST_BACKOFF, SECOND * 2 ** state.failures),
})
