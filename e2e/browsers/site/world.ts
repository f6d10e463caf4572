import { createLog, type Log } from './log.ts'

/** What ends the session of a page. */
export type Subject = 'plain' | 'two-phase' | 'pagehide' | 'classic'

/** What one case's pages carry, and all that was heard of it. */
export interface World {
  readonly id: string
  readonly subject: Subject
  /** Whether its pages include Lastcall's full build; two-phase ending is in no other. */
  readonly full: boolean
  /** Options of Lastcall's script element, as they are written after `data-`. */
  readonly options: Readonly<Record<string, string>>
  readonly log: Log
  /** The path that everything of this case is under. */
  readonly base: string
  /** The name of the next page that is served. */
  nextPage(): string
}

export function createWorld(
  id: string,
  subject: Subject,
  options: Readonly<Record<string, string>> = {},
  full = false,
): World {
  let pages = 0
  return {
    id,
    subject,
    full: full || subject === 'two-phase',
    options,
    log: createLog(),
    base: `/c/${id}/`,
    nextPage: () => {
      pages += 1
      return `page${pages}`
    },
  }
}
