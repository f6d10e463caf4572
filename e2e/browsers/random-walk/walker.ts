import type { Browser } from '../browser.ts'
import type { Entry } from '../site/log.ts'
import type { State, Tab } from './model.ts'
import type { Random } from './random.ts'
import type { Site } from './site.ts'
import type { View } from './view.ts'

/** One person at one browser: acts, and what the pages tell because of them. */
export interface Walker {
  readonly browser: Browser
  readonly site: Site
  readonly random: Random
  state(): State
  change(next: State): void
  /** What the page in front shows. */
  view(): View
  /** Everything that is waited for from now on has to come after this. */
  acts(what: string, act: () => Promise<unknown>): Promise<void>
  hears(what: string, fits: (entry: Entry) => boolean, wanted: string): Promise<Entry>
  /** A page in front has come to rest. */
  rests(wanted: string, fits: (view: View) => boolean): Promise<View>
  /** The tab in front has come to another document or address; a script may have replaced it. */
  arrives(wanted: string, fits: (view: View) => boolean, replaced?: true): Promise<View>
  /** The same, by a step in its history. */
  steps(step: -1 | 1, wanted: string, fits: (view: View) => boolean): Promise<View>
  /** The same, but what lies behind is not known any more. */
  begins(wanted: string, fits: (view: View) => boolean): Promise<View>
  /** Another tab came to the front, by itself or as told. */
  turns(wanted: string, fits: (tab: Tab) => boolean): Promise<Tab>
  /** A tab was opened, in front. */
  opens(wanted: string, fits: (view: View) => boolean): Promise<View>
  /** A tab was opened behind the one in front. */
  opensBehind(wanted: string, fits: (url: URL) => boolean): Promise<void>
}
