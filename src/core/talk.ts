import { learn } from './answer'
import { deadline, marginOf, over } from './deadline'
import type { EndReason, News, State, Talk } from './state'
import { ask, cover, end, expire, shareUse, type Turn, uncover } from './turn'

/** Two tabs may have the same moment a little apart. In ms. */
const COARSE = 1000

/** What the server has answered to another tab. */
function answeredElsewhere(state: State, turn: Turn, news: News): State {
  const { to, began, asked, outcome } = news
  if (outcome.kind !== 'live') return state
  const next = learn(state, turn, news, outcome)
  if (over(next)) return next
  const acted = to === 'stay' ? Math.max(next.acted, asked) : next.acted
  const later: State = { ...next, acted }
  // Whether its time is up, its own answer says.
  const shown = state.waiting === 'check' && turn.now < deadline(later, turn.rules)
  return shown && began >= state.coveredAt ? uncover(later, turn) : later
}

/** Another tab has ended. The server is asked wherever it can be: that tab may be mistaken. */
function overElsewhere(state: State, turn: Turn, reason: EndReason): State {
  if (turn.rules.canAsk) return { ...cover(state, turn, 'check'), hearsay: reason }
  return reason === 'logout' ? end(state, turn) : expire(state, turn, reason)
}

/** What a tab makes of the word of another. Heard twice, late or out of order it means no more. */
export function heard(last: State, turn: Turn, key: string | undefined, talk: Talk): State {
  // A sign-out under way is not undone.
  if (last.waiting === 'logout') return last
  const { now, rules } = turn
  // A page that has not been told which login it is of listens to all.
  if (last.key && key !== last.key) {
    // Somebody has signed in anew: the server knows whether this login is still one.
    if (talk.says === 'hello' && key && rules.canAsk) ask(turn, 'check')
    return last
  }
  // What it ends: an open warning, or the session.
  const ends = last.phase === 'warning' || talk.says === 'over'
  const state: State = ends ? { ...last, by: 'tab' } : last
  switch (talk.says) {
    case 'hello':
      shareUse(turn, state)
      return state
    case 'use': {
      // No later than now: a wrong clock elsewhere must not keep the session.
      const later = (mine: number, theirs: number) => Math.max(mine, Math.min(theirs, now))
      const heard = later(state.heard, talk.heard)
      // Slid without a word of how long, as by a page that was loaded: the server's deadline has moved
      // as much, though not beyond the timeout.
      const { idleFor, serverDeadline } = state
      const moved = heard > state.heard + COARSE ? heard - state.heard : 0
      const most = heard + idleFor - marginOf(idleFor)
      return {
        ...state,
        acted: later(state.acted, talk.acted),
        beaten: later(state.beaten, talk.beaten),
        heard,
        serverDeadline:
          moved && serverDeadline ? Math.min(serverDeadline + moved, most) : serverDeadline,
      }
    }
    case 'answered':
      return answeredElsewhere(state, turn, talk)
    case 'over':
      return overElsewhere(state, turn, talk.reason)
  }
}
