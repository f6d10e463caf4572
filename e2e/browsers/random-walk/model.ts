import type { Engine } from '../browser.ts'
import { current, type History } from './history.ts'

export interface Tab {
  readonly id: number
  /** The document that it shows, as the server numbered it. */
  readonly page: string
  /** Undefined while it was never in front. */
  readonly history: History | undefined
  /** What a tab that was never in front shows. */
  readonly place: 'app' | 'other'
  /** It came to the app from another site or through one: WebKit may doubt what it does then. */
  readonly detour?: boolean
}

/** All that is open in the browser, and whether somebody is signed in. */
export interface State {
  readonly tabs: readonly Tab[]
  /** The tab in front. */
  readonly front: number
  /** Counts up with each sign-in. */
  readonly session: number
  readonly live: boolean
}

/** The tab of the other site that is always there, so that the browser stays open. */
export const HOLDER = 0

/** How a page of the app went away. */
export type Way =
  /** To the app, or not at all. */
  | 'inside'
  /** To the other site by a link: the person is taken for staying, unless the app says otherwise. */
  | 'link'
  /** To the other site by the address bar, or by Back or Forward. */
  | 'away'
  | 'close'
  /** Closed while a link was loading. */
  | 'close-pending'
  /** Closed from outside, while another tab was in front. */
  | 'close-behind'

/** What must, may or must not have become of the session after a step. */
export type Fate = 'stays' | 'may end' | 'ends'

const LEAVES: Readonly<Record<Way, Fate | Partial<Record<Engine, Fate>>>> = {
  inside: 'stays',
  link: 'stays',
  // Nothing tells a page of Firefox where a typed address leads: it is unsure, and ends nothing.
  away: { firefox: 'stays', webkit: 'may end' },
  close: 'ends',
  // A page of WebKitGTK cannot tell it from the link being followed to where no page is cached.
  'close-pending': { webkit: 'may end' },
  // A click that has led nowhere may still be pending in a page of Firefox that was hidden before.
  'close-behind': { firefox: 'may end' },
}

export const placeOf = ({ history, place }: Tab) => (history ? current(history).place : place)

export const pagesOfApp = ({ tabs }: State) => tabs.filter((tab) => placeOf(tab) === 'app').length

/** A person stays while any page of the app is open; what else ends a session is a leave. */
export function fateOf(before: State, after: State, way: Way, engine: Engine): Fate {
  if (!before.live || pagesOfApp(after) > 0 || pagesOfApp(before) === 0) return 'stays'
  if (engine === 'webkit' && before.tabs.some(({ detour }) => detour)) return 'may end'
  const leaves = LEAVES[way]
  return typeof leaves === 'string' ? leaves : (leaves[engine] ?? 'ends')
}

export const tabOf = ({ tabs }: State, id: number) => tabs.find((tab) => tab.id === id)

export const frontOf = (state: State): Tab => tabOf(state, state.front)!

export const others = ({ tabs, front }: State) =>
  tabs.filter(({ id }) => id !== front && id !== HOLDER)

export const withTab = (state: State, tab: Tab): State => {
  const known = state.tabs.some(({ id }) => id === tab.id)
  const tabs = known
    ? state.tabs.map((one) => (one.id === tab.id ? tab : one))
    : [...state.tabs, tab]
  return { ...state, tabs }
}

export const withoutTab = (state: State, gone: number): State => ({
  ...state,
  tabs: state.tabs.filter(({ id }) => id !== gone),
})
