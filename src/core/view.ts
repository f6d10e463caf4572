import { extendable, remaining } from './deadline'
import type { Rules, State } from './state'

export interface Warning {
  readonly show: 'warning'
  /** What can be done: the session extended, or only the warning put away. */
  readonly why: 'stay' | 'dismiss'
  /** Milliseconds until the end. */
  readonly remaining: number
  /** "Stay signed in" was pressed and the server has not answered. */
  readonly busy: boolean
  /** The last attempt to extend failed. */
  readonly problem: boolean
}

export interface Curtain {
  readonly show: 'curtain'
  readonly why: 'checking' | 'signingOut' | 'expired' | 'signedOut'
  /** The last attempt failed, and can be made again. */
  readonly problem: boolean
}

/** What the person should see now. */
export type View = { readonly show: 'page'; readonly why?: undefined } | Warning | Curtain

/** The picture that belongs to a state. */
export function viewOf(state: State, rules: Rules, now: number): View {
  const { phase, problem } = state
  const curtain = (why: Curtain['why']): Curtain => ({ show: 'curtain', why, problem })
  if (phase === 'checking') return curtain(state.waiting === 'logout' ? 'signingOut' : phase)
  if (phase === 'expired') return curtain(phase)
  if (phase === 'ended') return curtain('signedOut')
  const canExtend = extendable(state, rules)
  if (phase === 'active' || (state.dismissed && !canExtend)) return { show: 'page' }
  return {
    show: 'warning',
    why: canExtend ? 'stay' : 'dismiss',
    remaining: remaining(state, rules, now),
    busy: phase === 'extending',
    problem,
  }
}
