import { answered } from './answer'
import { extendable, over } from './deadline'
import { pass } from './pass'
import type { By, Effect, Event, Rules, State } from './state'
import { ask, CALM, calm, cover, end, expire, type Turn } from './turn'

/** The state of a page that has just been loaded, which is the session's latest activity. */
export const begin = (now: number, rules: Rules): State => ({
  phase: 'active',
  paused: false,
  visible: true,
  idle: rules.idleTimeout ?? Infinity,
  acted: now,
  heard: now,
  beat: now,
  serverDeadline: undefined,
  serverBegan: 0,
  lifetimeEnd: rules.lifetimeEnd ?? Infinity,
  key: rules.sessionKey,
  coveredAt: 0,
  by: 'server',
  ...CALM,
  dismissed: false,
  told: true,
  ticked: 0,
})

function stay(state: State, turn: Turn, by: By): State {
  if (state.phase === 'checking' || state.phase === 'extending') return state
  if (!turn.rules.canKeepAlive) {
    // The page alone keeps the clock; what the server said before no longer holds.
    if (turn.rules.canAsk) ask(turn, 'check')
    return { ...state, by, acted: turn.now, serverDeadline: undefined }
  }
  ask(turn, 'stay')
  return state.phase === 'warning' && extendable(state, turn.rules)
    ? { ...calm(state), by, phase: 'extending', waiting: 'stay' }
    : state
}

/** Does not wait for the backoff to run out. */
const again = (state: State, { now }: Turn): State =>
  state.problem && state.waiting ? { ...state, retryAt: now } : state

function handle(state: State, event: Event, turn: Turn): State {
  const { now, rules } = turn
  switch (event.type) {
    case 'start':
    case 'check':
      if (rules.canAsk) ask(turn, 'check')
      return event.type === 'start' ? { ...state, acted: now, heard: now, beat: now } : state
    case 'wake':
      return { ...state, visible: event.visible }
    case 'activity':
      if (state.phase === 'active') return { ...state, acted: now }
      return state.phase === 'warning' && rules.extendOn === 'activity' && extendable(state, rules)
        ? stay(state, turn, 'activity')
        : state
    case 'stay':
      return stay(state, turn, event.by)
    case 'dismiss':
      return { ...state, dismissed: state.phase === 'warning' && !extendable(state, rules) }
    case 'retry':
      return again(state, turn)
    case 'sign-out': {
      const leaving = { ...state, by: event.by }
      if (!rules.canSignOut) return end(leaving, turn)
      return state.waiting === 'logout' ? again(leaving, turn) : cover(leaving, turn, 'logout')
    }
    case 'pause':
      return { ...state, paused: true, by: 'code' }
    case 'resume':
      return state.paused ? { ...state, paused: false, acted: now } : state
    case 'restored-after-leave':
      if (state.waiting === 'logout') return state
      return rules.canAsk ? cover(state, turn, 'check') : expire(state, turn, 'closed')
    case 'answer':
      return answered(state, turn, event)
  }
}

/** What a session becomes through an event, with what is to be done about it. */
export function decide(state: State, event: Event, now: number, rules: Rules): [State, Effect[]] {
  const turn: Turn = { now, rules, effects: [] }
  // A page that was rendered ahead has a clock from when it is shown.
  const passed = event.type === 'start' ? state : pass(state, turn)
  return [over(passed) ? passed : pass(handle(passed, event, turn), turn), turn.effects]
}
