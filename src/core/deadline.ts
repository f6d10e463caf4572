import type { Rules, State } from './state'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How much longer a tab waits in which nothing was done. */
const LATE = 5 * SECOND

/** WCAG 2.2.1: people get at least 20 seconds to extend. */
export const LEAST_WARNING = 20 * SECOND

export const over = ({ phase }: State): boolean => phase === 'expired' || phase === 'ended'

/** How long before the end the dialog opens: the option, else two minutes, at most half the timeout. */
export function warningOf(warning: number | undefined, idle: number): number {
  const wanted = warning ?? Math.max(LEAST_WARNING, Math.min(2 * MINUTE, idle / 2))
  // A timeout that only the server knows may be shorter than the warning that was asked for.
  return wanted < idle ? wanted : idle / 2
}

/** The least time between two keep-alives: so short that two of them fit before the warning. */
export const heartbeatOf = (heartbeat: number | undefined, warning: number, idle: number): number =>
  Math.max(SECOND, Math.min(heartbeat ?? MINUTE, (idle - warning) / 2))

/** A "stay" pressed in the last seconds must still reach a live session. */
export const marginOf = (idle: number): number => Math.min(5 * SECOND, idle / 20)

/** When the session ends if nobody does anything, the absolute lifetime left aside. */
export function idleDeadline(state: State, rules: Rules): number {
  if (state.paused) return Infinity
  if (state.serverDeadline !== undefined) return state.serverDeadline
  // What the server has not heard of has not slid its session.
  const counted = rules.canKeepAlive ? Math.min(state.acted, state.heard) : state.acted
  return counted + state.idleFor
}

export const deadline = (state: State, rules: Rules): number =>
  Math.min(idleDeadline(state, rules), state.lifetimeEnd)

/** When the person is warned that they are idle; never where the lifetime ends before that. */
export const idleWarnAt = (state: State, rules: Rules): number => {
  const end = idleDeadline(state, rules)
  return end < state.lifetimeEnd ? end - warningOf(rules.warning, state.idleFor) : Infinity
}

export const warnAt = (state: State, rules: Rules): number => {
  const before = rules.lifetimeWarning ?? warningOf(rules.warning, state.idleFor)
  return Math.min(idleWarnAt(state, rules), state.lifetimeEnd - before)
}

/** Whether "stay signed in" moves the end that is warned of: the absolute lifetime stays. */
export const extendable = (state: State, rules: Rules, now: number): boolean =>
  now >= idleWarnAt(state, rules)

/** Until the end that is warned of. */
export const left = (state: State, rules: Rules, now: number): number =>
  Math.max(
    0,
    (extendable(state, rules, now) ? idleDeadline(state, rules) : state.lifetimeEnd) - now,
  )

export const remaining = (state: State, rules: Rules, now: number): number =>
  over(state) ? 0 : Math.max(0, deadline(state, rules) - now)

const intervalOf = ({ idleFor: idle }: State, { heartbeat, warning }: Rules): number =>
  heartbeatOf(heartbeat, warningOf(warning, idle), idle)

/**
 * Whether it is too late to tell the server of the last activity, which would count from now: an
 * attempt may fail once.
 */
export const beatMissed = (state: State, rules: Rules, now: number): boolean =>
  !state.paused && now > state.acted + 2 * (intervalOf(state, rules) + LATE)

/** When the next keep-alive is due: at the interval's end, sooner if the warning would come first. */
export function beatAt(state: State, rules: Rules): number {
  // What the server has heard of needs no telling; what it has not is told again.
  const needless = !rules.canKeepAlive || state.acted <= Math.max(state.heard, state.missed)
  const open = state.phase === 'active' || (state.phase === 'warning' && !state.waiting)
  if (!open || (needless && !state.paused)) return Infinity
  const interval = intervalOf(state, rules)
  const regular = state.beaten + interval
  // Sooner for a server that shortened the session; one that always does is not asked all the time.
  const lastCall = idleWarnAt(state, rules) - marginOf(state.idleFor)
  const due = Math.min(
    Math.max(regular, state.quiet),
    Math.max(lastCall, state.beaten + interval / 2),
  )
  // What was done in another tab is for that one to tell, if it is still there.
  return state.own < state.acted ? Math.max(due, state.acted) + LATE : due
}

/** The next moment at which something happens by itself. */
export function nextWake(state: State, rules: Rules, now: number): number {
  if (over(state)) return Infinity
  if (state.phase === 'checking') return state.retryAt
  const ms = left(state, rules, now)
  const tick = now + ms - (Math.ceil(ms / SECOND) - 1) * SECOND
  const next = state.phase === 'active' ? warnAt(state, rules) : tick
  return Math.min(next, deadline(state, rules), beatAt(state, rules), state.retryAt)
}
