import { nextWake, over, remaining } from './core/deadline'
import { begin, decide } from './core/decide'
import type { Ask, Effect, Event, Outcome, Phase, Rules } from './core/state'
import type { Ports, Send, SessionEvents, Tell } from './ports'

/** What a session is doing now. */
export type SessionState = Phase | 'paused'

/** A session that is being watched. */
export interface Session {
  readonly state: SessionState
  /** Milliseconds until the session ends, never negative; Infinity while nobody knows. */
  readonly remaining: number
  /**
   * Calls a listener for each event of a name. One that throws stops neither the others nor the
   * clock: its error is reported to the window.
   *
   * @returns a function that removes the listener.
   * @example session.on('warning', ({ remaining }) => saveDraft(remaining))
   */
  on<K extends keyof SessionEvents>(
    event: K,
    listener: (detail: SessionEvents[K]) => void,
  ): () => void
  /**
   * What "Stay signed in" does. True when the server has granted it and no warning is left: before the
   * end of the lifetime, which stays, it is false.
   */
  keepAlive(): Promise<boolean>
  /** Asks `statusUrl`: call it when your own API answers 401. Without `statusUrl` nothing is asked. */
  check(): Promise<SessionState>
  /**
   * Tells the server, then goes to `signedOutUrl`. Where the server cannot be told the page stays
   * covered and it is tried again: a failed sign-out is never shown as done.
   */
  signOut(): Promise<void>
  /** Runs a navigation that is part of the app, wherever it goes. */
  staying<T>(navigate: () => T): T
  /** A meeting, a video: no idle countdown; heartbeats go on, the absolute lifetime still ends. */
  pause(): void
  /** Ends a pause, which counts as activity. */
  resume(): void
  /** Takes every listener, timer and element away. The session itself lives on, unwatched. */
  destroy(): void
}

/** Holds the one state value, asks the core, and runs what it says through the ports. */
export function createSession(
  rulesAt: (now: number) => Rules,
  connect: (send: Send, tell: Tell) => Ports,
): Session {
  const listeners = new EventTarget()
  const inFlight = new Map<Ask, Promise<Outcome>>()
  let destroyed = false

  const tell: Tell = (event, detail) => {
    if (destroyed) return false
    listeners.dispatchEvent(new CustomEvent(event, { detail }))
    return ports.publish(event, detail)
  }

  const ask = (what: Ask, since?: number) => {
    if (inFlight.has(what)) return
    const outcome = ports.server.ask(what, state.key, since).then((answer) => {
      inFlight.delete(what)
      send({ type: 'answer', to: what, ...answer })
      return answer.outcome
    })
    inFlight.set(what, outcome)
  }

  const run = (effect: Effect) => {
    if (destroyed) return
    if (effect.do === 'ask') return ask(effect.what, effect.since)
    if (effect.do === 'share') return ports.share(effect)
    const { event, detail } = effect
    const agreed = tell(event, detail as never)
    // A listener may have destroyed the session.
    if (destroyed) return
    if (event === 'signedout' || (event === 'expired' && agreed)) ports.go(event)
  }

  const send: Send = (event) => {
    if (destroyed) return
    const now = ports.clock.now()
    const before = state.phase
    const [next, effects] = decide(state, event, now, rules)
    state = next
    // First what the person sees: the page is covered before anything is asked of the network.
    ports.screen?.render(state, rules, now)
    ports.clock.wakeAt(nextWake(state, rules, now))
    if (over(state)) ports.departure.disarm()
    ports.log?.(event, before, state.phase, effects)
    effects.forEach(run)
  }

  /** Sends an event, and waits for what the server answers to it. */
  const sendAndWait = (event: Event, what: Ask) => {
    send(event)
    return inFlight.get(what)
  }

  const ports = connect(send, tell)
  const rules = rulesAt(ports.clock.now())
  let state = begin(ports.clock.now(), rules)

  const session: Session = {
    get state() {
      return state.paused && state.phase === 'active' ? 'paused' : state.phase
    },
    get remaining() {
      return remaining(state, rules, ports.clock.now())
    },
    on(event, listener) {
      const heard = ({ detail }: CustomEventInit) => listener(detail)
      listeners.addEventListener(event, heard)
      return () => listeners.removeEventListener(event, heard)
    },
    async keepAlive() {
      const outcome = await sendAndWait({ type: 'stay', by: 'code' }, 'stay')
      return state.phase === 'active' && (outcome ? outcome.kind === 'live' : !rules.canKeepAlive)
    },
    async check() {
      // One under way was asked before whatever made the app ask.
      if (inFlight.has('check')) await inFlight.get('check')
      await sendAndWait({ type: 'check' }, 'check')
      return session.state
    },
    async signOut() {
      await sendAndWait({ type: 'sign-out', by: 'code' }, 'logout')
    },
    staying: (navigate) => ports.departure.staying(navigate),
    pause: () => send({ type: 'pause' }),
    resume: () => send({ type: 'resume' }),
    destroy() {
      destroyed = true
      for (const part of [ports.clock, ports.departure, ports.screen, ...ports.rest]) part?.stop()
    },
  }

  // Once the page has had time to listen.
  queueMicrotask(() => ports.whenShown(() => send({ type: 'start' })))
  return session
}
