import { answered } from './answer'
import { extendable, over } from './deadline'
import { pass } from './pass'
import type { By, Effect, Event, Rules, State } from './state'
import { heard } from './talk'
import { act, ask, CALM, calm, cover, end, expire, share, shareUse, type Turn } from './turn'

/** The state of a page that has just been loaded, which is the session's latest activity. */
export const begin = (now: number, rules: Rules): State => ({
  phase: 'active',
  paused: false,
  visible: true,
  away: false,
  idleFor: rules.idleTimeout ?? Infinity,
  acted: now,
  own: now,
  heard: now,
  beaten: now,
  missed: 0,
  quiet: 0,
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
    return act({ ...state, by, serverDeadline: undefined }, turn)
  }
  ask(turn, 'stay')
  // Should this tab vanish before it is answered, another one tells the server.
  const next = act(state, turn)
  return state.phase === 'warning' && extendable(state, turn.rules, turn.now)
    ? { ...calm(next), by, phase: 'extending', waiting: 'stay' }
    : next
}

/** Does not wait for the backoff to run out. */
const again = (state: State, { now }: Turn): State =>
  state.problem && state.waiting ? { ...state, retryAt: now } : state

function handle(state: State, event: Event, turn: Turn): State {
  const { now, rules } = turn
  const warned = state.phase === 'warning'
  const canExtend = extendable(state, rules, now)
  switch (event.type) {
    case 'start':
    case 'check':
      if (rules.canAsk) ask(turn, 'check')
      share(turn, state, { says: 'hello' })
      return event.type === 'start' ? act({ ...state, heard: now, beaten: now }, turn) : state
    case 'wake':
      return state
    case 'hide':
      // All that it knows, for the page that comes back later.
      shareUse(turn, state)
      return { ...state, away: true }
    case 'back': {
      const back = { ...state, away: false }
      if (state.phase === 'checking') return back
      // Somebody went there. Another page may have signed out meanwhile.
      const used = act(back, turn)
      if (rules.canAsk) return cover(used, turn, 'check')
      // A warning that was told is told anew, should there still be one.
      return rules.canKeepAlive ? cover({ ...used, ticked: 0 }, turn, 'stay') : used
    }
    case 'activity':
      // Who has put the warning of the fixed end away is at work.
      if (state.phase === 'active' || (warned && !canExtend)) return act(state, turn)
      return warned && rules.extendOn === 'activity' ? stay(state, turn, 'activity') : state
    case 'stay':
      return stay(state, turn, event.by)
    case 'dismiss':
      return warned && !canExtend ? { ...state, dismissed: true } : state
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
      return state.paused ? act({ ...state, paused: false }, turn) : state
    case 'restored-after-leave':
      if (state.waiting === 'logout') return state
      return rules.canAsk ? cover(state, turn, 'check') : expire(state, turn, 'closed')
    case 'answer':
      return answered(state, turn, event)
    case 'word':
      return heard(state, turn, event.key, event.talk)
  }
}

/** What a session becomes through an event, with what is to be done about it. */
export function decide(state: State, event: Event, now: number, rules: Rules): [State, Effect[]] {
  const turn: Turn = { now, rules, effects: [] }
  const seen = event.type === 'wake' ? { ...state, visible: event.visible } : state
  // A page that was rendered ahead has a clock from when it is shown.
  const passed = event.type === 'start' ? seen : pass(seen, turn)
  return [over(passed) ? passed : pass(handle(passed, event, turn), turn), turn.effects]
}
