import { beatAt, beatMissed, deadline, extendable, left, over, warnAt } from './deadline'
import type { State } from './state'
import { act, ask, calm, shareUse, type Turn, tell, timeUp, uncover } from './turn'

const SECOND = 1000

const retry = (state: State, turn: Turn): State => {
  if (!state.waiting || turn.now < state.retryAt) return state
  ask(turn, state.waiting)
  const next = { ...state, retryAt: Infinity }
  return state.waiting === 'stay' && state.phase === 'warning'
    ? { ...next, phase: 'extending' }
    : next
}

const expiry = (state: State, turn: Turn): State => {
  const ended = deadline(state, turn.rules)
  if (turn.now < ended) return state
  // "Stay" was pressed in time: its answer decides.
  if (state.phase === 'extending') return { ...state, phase: 'checking' }
  return timeUp(state, turn)
}

const beat = (state: State, turn: Turn): State => {
  if (turn.now < beatAt(state, turn.rules)) return state
  // After a sleep, or a server that did not answer: nobody is at work now.
  if (beatMissed(state, turn.rules, turn.now)) return { ...state, missed: state.acted }
  const beaten = { ...state, beaten: turn.now }
  if (turn.rules.canKeepAlive) ask(turn, 'beat', state.beaten)
  // A paused page is being looked at: the session is in use in every tab.
  if (state.paused) return act(beaten, turn)
  shareUse(turn, beaten)
  return beaten
}

const warning = (state: State, turn: Turn): State => {
  const { now, rules } = turn
  const due = now >= warnAt(state, rules)
  const remaining = left(state, rules, now)
  const ticked = Math.ceil(remaining / SECOND)
  const detail = { remaining, extendable: extendable(state, rules, now) }
  const next = { ...state, told: detail.extendable, ticked }
  if (state.phase === 'active') {
    if (!due) return state
    tell(turn, 'warning', detail)
    // The server may know of activity that this page has not seen: another tab, another device.
    if (rules.canAsk) ask(turn, 'check')
    return { ...next, phase: 'warning', dismissed: false }
  }
  if (!due) {
    tell(turn, 'extended', { by: state.by })
    return { ...calm(state), phase: 'active', ticked: 0 }
  }
  // Another warning, with another way out, unless the person has had it.
  if (state.told !== next.told) {
    if (state.dismissed && !next.told) tell(turn, 'extended', { by: state.by })
    else tell(turn, 'warning', detail)
    // What was asked for the one is no matter of the other.
    return { ...calm(next), phase: 'warning' }
  }
  if (state.ticked !== ticked) tell(turn, 'tick', detail)
  return next
}

/** A covered page that can ask nobody hears for a moment what the others know. */
const listening = (state: State, turn: Turn): State => {
  const patient = turn.now >= deadline(state, turn.rules) && turn.now < state.retryAt
  return state.waiting || patient ? state : uncover(state, turn)
}

/** What time alone does: ends, attempts again, beats, warns and ticks, in this order. */
export function pass(state: State, turn: Turn): State {
  if (over(state)) return state
  const alive = state.phase === 'checking' ? listening(state, turn) : expiry(state, turn)
  if (over(alive)) return alive
  const next = retry(alive, turn)
  return next.phase === 'checking' ? next : warning(beat(next, turn), turn)
}
