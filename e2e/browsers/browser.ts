/** A stock browser, used as a person uses it: real keys, a real pointer, its own buttons. */
export type Engine = 'chromium' | 'firefox' | 'webkit'

/** A place in the page that the active tab shows, in CSS pixels from its top left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** The buttons that every browser here has in its own toolbar. */
export type Button = 'back' | 'forward' | 'reload'

export type Modifier = 'ctrl' | 'shift' | 'alt'

/**
 * One browser on a display of its own. No automation protocol is in between: what happened is told
 * by the pages themselves, to the server that serves them. Each act resolves when it has been
 * given to the browser, not when the browser has done it.
 */
export interface Browser {
  readonly engine: Engine
  /** As the browser itself says it: `Chromium 156.0.8078.73`. */
  readonly version: string
  /** Whether its process still runs. */
  running(): boolean
  /** Resolves when its process has ended. */
  ended(): Promise<void>
  /** Starts it again with an empty profile, in one window whose only tab shows `url`. */
  restart(url: string): Promise<void>
  /** Ends it, whatever it does. */
  stop(): Promise<void>

  /** Keys by their xdotool names: `F5`, `ctrl+w`, `alt+Left`. */
  press(...keys: string[]): Promise<void>
  click(at: Point, modifier?: Modifier): Promise<void>
  middleClick(at: Point): Promise<void>
  /** Drags what is at a place in the page to another place in it, or onto the active tab's label. */
  drag(from: Point, to: Point | 'tab'): Promise<void>
  button(name: Button): Promise<void>

  /** Replaces what the address bar says, and presses Enter. */
  address(url: string): Promise<void>
  /** A new tab by key, then its address typed. It becomes the active one. */
  newTab(url: string): Promise<void>
  newWindow(url: string): Promise<void>
  /** The tab to the left or right of the active one. */
  switchTab(to: 'left' | 'right'): Promise<void>
  /** The active tab, by key; or the one beside it, by the pointer on its label. */
  closeTab(beside?: 'left' | 'right'): Promise<void>
  /** The tab beside the active one, by the menu of its label. */
  reloadTab(beside: 'left' | 'right'): Promise<void>
  /** By the window manager, as its own close button does. */
  closeWindow(): Promise<void>
  minimise(): Promise<void>
  /** Shows the minimised window again. */
  unminimise(): Promise<void>
  /** None of its processes runs for a time, in ms. */
  sleep(ms: number): Promise<void>
  /** Ends the browser by its own key or menu, as a person does. */
  quit(): Promise<void>
  /** Kills the process that draws the page whose URL contains `part`. Chromium only. */
  crash?(part: string): Promise<void>
  /** A picture of the display, for a failure that nobody can explain. */
  picture(file: string): Promise<void>
}
