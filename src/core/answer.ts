import { deadline, extendable, idleDeadline, marginOf, over } from './deadline'
import type { Ask, News, Outcome, State } from './state'
import {
  ask,
  calm,
  end,
  expire,
  greet,
  SLEPT,
  share,
  type Turn,
  tell,
  timeUp,
  tryAgainLater,
  uncover,
} from './turn'

type Live = Outcome & { kind: 'live' }

/** Whole seconds differ by so much from answer to answer, though nobody slid the session. */
const ROUNDING = 2000

/** The server's own idle deadline, as of an answer. */
function serverDeadline(state: State, turn: Turn, answer: News, said: Live, idle: number) {
  const slid = answer.to !== 'check'
  // A server that slid the session without a word of how long has outdated its last word.
  if (said.expiresIn === undefined) return slid ? undefined : state.serverDeadline
  const told = answer.asked + said.expiresIn - marginOf(idle)
  const last = idleDeadline(state, turn.rules)
  return !slid && told > last && told < last + ROUNDING ? last : told
}

/** Takes in what a living session's server said. Of two answers the newer request's counts. */
export function learn(state: State, turn: Turn, answer: News, said: Live): State {
  const { expiresIn, lifetimeIn, key } = said
  const { asked, began } = answer
  const slid = answer.to !== 'check'
  if (key && state.key && key !== state.key) return expire(state, turn, 'gone')
  const heard = slid ? Math.max(state.heard, asked) : state.heard
  const quiet = slid ? 0 : state.quiet
  const next: State = { ...state, key: state.key ?? key, heard, quiet }
  // From now on it is heard as one of these, and hears them.
  if (key && !state.key) greet(turn, next)
  if (began < state.serverBegan) return next
  const timed = expiresIn !== undefined
  const unknown = state.idleFor === Infinity
  if (!timed && unknown) {
    const error = new Error('lastcall: statusUrl gives no expires_in, and there is no idleTimeout')
    tell(turn, 'error', { error })
  }

  const longest = timed ? Math.max(unknown ? 0 : state.idleFor, expiresIn) : state.idleFor
  const idle = turn.rules.idleTimeout ?? longest
  return {
    ...next,
    idleFor: idle,
    serverDeadline: serverDeadline(state, turn, answer, said, idle),
    lifetimeEnd: lifetimeIn === undefined ? state.lifetimeEnd : asked + lifetimeIn,
    serverBegan: began,
  }
}

/** "Stay" is granted when the server has said so. */
function granted(state: State, turn: Turn): State {
  if (state.phase === 'active') return state
  if (state.phase === 'checking') {
    if (state.waiting !== 'stay') return state
    return turn.now < deadline(state, turn.rules) ? uncover(state, turn) : timeUp(state, turn)
  }
  // Granted, yet not enough to close the warning: that is no success to the person.
  const problem = extendable(state, turn.rules, turn.now)
  return { ...calm(state), phase: 'warning', problem }
}

/** A covered page may be shown again, or the first word of how long the session lasts has come. */
function confirmed(state: State, turn: Turn, said: Live): State {
  if (state.phase !== 'checking') return calm(state)
  // Live, with no word of how long: whoever opened the laptop is the latest activity.
  const { now } = turn
  const slept = state.coveredAt > deadline(state, turn.rules) + SLEPT
  return said.expiresIn === undefined && slept && state.visible
    ? uncover({ ...state, acted: now, heard: now, serverDeadline: undefined }, turn)
    : uncover(state, turn)
}

function live(state: State, turn: Turn, answer: News, said: Live): State {
  const { to, asked, began } = answer
  const next = learn(state, turn, answer, said)
  if (over(next)) return next
  share(turn, next, { says: 'answered', to, began, asked, outcome: said })
  if (to === 'stay') return granted({ ...next, acted: Math.max(next.acted, asked) }, turn)
  const ends = state.phase === 'warning' || to === state.waiting
  const told: State = ends ? { ...next, by: 'server' } : next
  return to === state.waiting ? confirmed(told, turn, said) : told
}

function failed(state: State, turn: Turn, to: Ask, retryIn?: number): State {
  const clockless = to === 'check' && state.idleFor === Infinity
  const waiting = state.waiting ?? (clockless ? to : undefined)
  if (to !== waiting) return state
  const later = tryAgainLater({ ...state, waiting }, turn, retryIn)
  if (to !== 'stay') return later
  if (state.phase === 'extending') return { ...later, phase: 'warning' }
  // Back from the cache, whether the session is alive is what was to be known.
  if (!state.ticked) return later
  // Pressed in time, and the deadline passed while the page waited; or another tab was granted it.
  return turn.now < deadline(state, turn.rules) ? uncover(state, turn) : timeUp(state, turn)
}

/** What an answer of the server makes of the session. */
export function answered(state: State, turn: Turn, answer: News): State {
  const { to, outcome: said } = answer
  const { kind, status } = said
  if (kind === 'skipped') return state
  if (to === 'beat' || to === 'stay') {
    tell(turn, 'heartbeat', { ok: kind === 'live', status })
  }
  if (state.waiting === 'logout') {
    // A sign-out under way is not undone by what was asked before it.
    if (to !== 'logout') return state
    return kind === 'live' || kind === 'gone' ? end(state, turn) : tryAgainLater(state, turn)
  }
  if (kind === 'gone') {
    const reason = said.reason ?? state.hearsay ?? 'gone'
    if (state.hearsay === 'logout') return end(state, turn)
    share(turn, state, { says: 'over', reason })
    return expire(state, turn, reason)
  }
  // Asked before the page was covered: it says nothing of now.
  if (to === state.waiting && answer.began < state.coveredAt) {
    ask(turn, to)
    return state
  }
  if (kind === 'live') return live(state, turn, answer, said)
  // A refused keep-alive may be a lost CSRF token: only the status can tell.
  if (kind === 'forbidden' && to !== 'check' && turn.rules.canAsk) ask(turn, 'check')
  const retryIn = kind === 'failed' ? said.retryIn : undefined
  const quiet = retryIn && to !== 'check' ? turn.now + retryIn : state.quiet
  return failed({ ...state, quiet }, turn, to, retryIn)
}
