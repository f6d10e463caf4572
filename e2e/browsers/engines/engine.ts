import type { Button, Engine, Point } from '../browser.ts'

/** What the robot must know of one browser. Places are pixels from its window's corner. */
export interface EngineTable {
  readonly name: Engine
  /** The Debian package that brings it. */
  readonly packages: readonly string[]
  /** Where its program may be; a `*` stands for one folder's name. */
  readonly programs: readonly string[]
  /** Asks it for its version. */
  readonly version: { readonly args: readonly string[]; readonly pattern: RegExp }
  /** Writes what it reads at its start into its home folder, which is new and empty. */
  prepare(home: string): void
  args(home: string, url: string): readonly string[]
  /** Runs when no other does: on a busy machine some of its closed pages send nothing. */
  readonly alone?: true
  /** Besides those that each browser gets. */
  readonly env?: Readonly<Record<string, string>>
  readonly keys: {
    readonly address: string
    readonly newTab: string
    /** Undefined where it has no key and no menu for it. */
    readonly newWindow?: string
    readonly closeTab: string
    /** Undefined where its keys go to the page: then the labels are clicked. */
    readonly left?: string
    readonly right?: string
    /** The first may open a menu that the others go through. */
    readonly quit: readonly [string, ...string[]]
    readonly back?: string
    readonly forward?: string
    readonly reload: string
  }
  /** How the title of the page begins that a new tab shows, if that page takes the keyboard. */
  readonly firstTitle?: string
  readonly buttons: Readonly<Record<Button, Point>>
  /** A pixel of the address bar, and its colour while one can type there, and at no other time. */
  readonly typing: { readonly at: Point; readonly colour: number }
  /** A bar that shifts the page: a pixel of it, its colour, and what closes it. */
  readonly notice?: { readonly at: Point; readonly colour: number; readonly close: Point }
  readonly label: {
    /** A row of pixels on which the active tab's label has a colour that nothing else there has. */
    readonly y: number
    readonly colour: number
    /** A row where it can be clicked. */
    readonly middle: number
    /** What closes a tab that is not active: which button, how far from its right end. */
    readonly close: { readonly button: number; readonly fromEnd: number }
    /** Between two labels. */
    readonly gap: number
  }
}
