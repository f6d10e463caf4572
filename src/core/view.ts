import { deadline, extendable } from './deadline'
import type { Rules, State } from './state'

export interface Warning {
  readonly show: 'warning'
  /** Milliseconds until the end. */
  readonly remaining: number
  readonly extendable: boolean
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
export type View = { readonly show: 'page' } | Warning | Curtain

const COVERED = {
  checking: 'checking',
  expired: 'expired',
  ended: 'signedOut',
} as const

/** The picture that belongs to a state. */
export function viewOf(state: State, rules: Rules, now: number): View {
  const { phase, problem } = state
  if (phase === 'checking' || phase === 'expired' || phase === 'ended') {
    const signingOut = phase === 'checking' && state.waiting === 'logout'
    return { show: 'curtain', why: signingOut ? 'signingOut' : COVERED[phase], problem }
  }
  const canExtend = extendable(state, rules)
  if (phase === 'active' || (state.dismissed && !canExtend)) return { show: 'page' }
  return {
    show: 'warning',
    remaining: Math.max(0, deadline(state, rules) - now),
    extendable: canExtend,
    busy: phase === 'extending',
    problem,
  }
}
