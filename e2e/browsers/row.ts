import type { Engine } from './browser.ts'
import type { Subject } from './site/world.ts'
import type { Walk } from './walk.ts'

/**
 * One promise about leaving. Every row has the same course: a page is opened, something is done
 * (`act`) that must end nothing, and then the person leaves, which must end the session once. A row
 * of kind `stay` is about the first, and its closed tab shows that the session could still end; a
 * row of kind `end` is about the second.
 */
export interface Row {
  /** A sentence about what happens; nothing else is said of it in the table. */
  readonly name: string
  readonly kind: 'stay' | 'end'
  /** The page that it begins with. None: the act opens what it needs. */
  readonly page?: string | false
  readonly act?: (walk: Walk) => Promise<unknown>
  /** How the person leaves, if not by closing the tab. */
  readonly leave?: (walk: Walk) => Promise<unknown>
  /** Starts the browser anew with this page as its only tab, and ends with the browser's end. */
  readonly alone?: true

  /** End requests after the leaving, where it is not the one. */
  readonly ends?: number
  /** End requests of a page that was closed and opened again within the grace. */
  readonly endsBefore?: Partial<Record<Subject, number>>
  /** Any page of the case may send the end, not only the one that was in front. */
  readonly anyPage?: true
  /** Engines whose page cannot know what happens here. */
  readonly unsure?: readonly Engine[]
  /** More attributes of Lastcall's script element. */
  readonly options?: Readonly<Record<string, string>>
  /** With Lastcall's full build, in plain mode too. */
  readonly full?: true
  readonly limits?: readonly Limit[]
  /** Why it cannot be made at all with this engine. */
  readonly not?: Partial<Record<Engine, string>>
}

/** Where the platform lets nothing be sent, and only the server's idle timeout ends the session. */
export interface Limit {
  readonly why: string
  readonly engines: readonly Engine[]
  readonly subjects?: readonly Subject[]
}

/** What no run can show, for the list under the table. */
export interface Unmade {
  readonly name: string
  readonly why: string
  readonly covered: string
}
