import type { Browser, Button, Modifier, Point } from './browser.ts'
import type { Control } from './site/controls.ts'
import type { Entry } from './site/log.ts'

export type About = Readonly<Record<string, string>>

/** What a row is made of: acts of a person, and what the server hears because of them. */
export interface Walk {
  readonly browser: Browser
  app(path: string): string
  other(path: string): string

  /** Opens a page in a new tab, and waits for it. */
  open(url: string): Promise<Entry>
  openWindow(url: string): Promise<Entry>
  click(at: Control | Point, modifier?: Modifier): Promise<void>
  middleClick(at: Control): Promise<void>
  press(...keys: string[]): Promise<void>
  button(name: Button): Promise<void>
  type(url: string): Promise<void>
  /** Any other act of the browser. */
  does(what: string, act: (browser: Browser) => Promise<unknown> | undefined): Promise<void>

  /** Waits for what the last act makes the server hear. */
  hears(what: string, about?: About): Promise<Entry>
  loads(title: string): Promise<Entry>
  restores(title: string): Promise<Entry>
  /** Out of the back/forward cache or not. */
  returns(title: string): Promise<Entry>
  shows(title: string): Promise<Entry>
  /** The tab that is always there is in front again. */
  holder(): Promise<Entry>

  /** Closes the tab in front by key, and waits for the one that is always there. */
  closeTab(): Promise<Entry>
  /** Closes the tab in front, and brings this one to the front. */
  closeTabTo(title: string): Promise<void>
  /** Repeats an act until its effect is there: nobody tells when a dialog is ready for a key. */
  insist(act: () => Promise<unknown>, effect: () => Promise<Entry>): Promise<void>
  mark(name: 'leave'): void
  /** The page of the app that was last seen in front. */
  front(): string | undefined
}
