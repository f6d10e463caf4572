import { extendable, left } from './deadline'
import type { Rules, State } from './state'

/** What the person should see now. */
export interface View {
  /**
   * The warning: the session can be extended (`stay`), or only the warning be put away (`dismiss`). Or
   * why the page is covered. `away`: nothing shows of it. None: the page is seen as it is.
   */
  readonly scene?: 'stay' | 'dismiss' | 'away' | 'logout' | 'checking' | 'expired' | 'ended'
  /** Of a warning: milliseconds until the end. */
  readonly remaining?: number
  /** "Stay signed in" was pressed and the server has not answered. */
  readonly busy?: boolean
  /** The last attempt failed, and can be made again. */
  readonly problem?: boolean
}

/** The picture that belongs to a state. */
export function viewOf(state: State, rules: Rules, now: number): View {
  const { phase, waiting, problem } = state
  if (phase === 'checking') return { scene: waiting === 'logout' ? waiting : phase, problem }
  if (phase === 'expired' || phase === 'ended') return { scene: phase }
  // In the back/forward cache: until it is known to be live.
  if (state.away) return { scene: 'away' }
  const canExtend = extendable(state, rules, now)
  if (phase === 'active' || (state.dismissed && !canExtend)) return {}
  return {
    scene: canExtend ? 'stay' : 'dismiss',
    remaining: left(state, rules, now),
    busy: phase === 'extending',
    problem,
  }
}
