import type { Ask, Effect, Event, News, Phase, Rules, State, Told } from './core/state'
import type { Verdict } from './core/verdict'
import type { Word } from './core/word'

/** Every adapter leaves nothing behind when it is stopped. */
export interface Stoppable {
  stop(): void
}

export interface Clock extends Stoppable {
  /** The moment, in ms since the epoch; never runs backwards and counts sleep. */
  now(): number
  /** Arms the one timer, replacing what was armed before. `Infinity` disarms it. */
  wakeAt(moment: number): void
}

export interface Server {
  /**
   * @param key that of the login.
   * @param since the last keep-alive that this page knows of, where it is about another one.
   */
  ask(what: Ask, key?: string, since?: number): Promise<Omit<News, 'to'>>
}

export interface Departure extends Stoppable {
  /** The session is over: no departure means anything any more. */
  disarm(): void
  /** The navigation inside is part of the app, wherever it goes. */
  staying<T>(navigate: () => T): T
}

export interface Screen extends Stoppable {
  render(state: State, rules: Rules, now: number): void
}

/** What a session tells, by event name. */
export interface SessionEvents extends Told {
  leave: Verdict
}

/** How the world speaks to a session. */
export type Send = (event: Event) => void

/** How anything is told to the page's listeners; false where one prevented the default. */
export type Tell = <K extends keyof SessionEvents>(event: K, detail: SessionEvents[K]) => boolean

/** Tells of a decision: what happened, the phase before and after it, what is to be done. */
export type Log = (event: Event, before: Phase, after: Phase, effects: readonly Effect[]) => void

/** All that a session needs of the world. */
export interface Ports {
  readonly clock: Clock
  readonly server: Server
  readonly departure: Departure
  readonly screen: Screen | undefined
  readonly rest: readonly Stoppable[]
  /** Acts as soon as there is somebody to look at the page. */
  whenShown(act: () => void): void
  /** Tells the document; false where a listener prevented the default. */
  readonly publish: Tell
  /** Tells the other tabs. */
  share(word: Word): void
  /** Where somebody wants to read of each decision. */
  readonly log: Log | undefined
  /** Goes to the page for an end, where there is one. */
  go(end: 'expired' | 'signedout'): void
}
