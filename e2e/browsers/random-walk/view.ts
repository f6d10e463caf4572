import type { Entry } from '../site/log.ts'
import type { Place } from './history.ts'
import type { Spot } from './site.ts'

/** What the page in front says of itself, once it has come to rest. */
export interface View {
  /** The document, as the server numbered it. */
  readonly page: string
  readonly url: URL
  /** `history.length` */
  readonly length: number
  readonly height: number
  /** Grows with all that happens to one document. */
  readonly turn: number
  /** Grows with each move within one document. */
  readonly moves: number
  /** When it was last shown: came into the tab, or the tab to the front. */
  readonly shownAt: number
  readonly spots: readonly Spot[]
}

export const aboutOf = ({ about }: Entry) => JSON.parse(about.about ?? '{}')

export const viewOf = (entry: Entry): View => {
  const { url, ...rest } = aboutOf(entry)
  return { page: entry.page ?? '', url: new URL(url), ...rest }
}

export const placeOfPage = (page: string): Place => (page.startsWith('app-') ? 'app' : 'other')

/** A page behind the sign-in, where Lastcall is at work. */
export const isInside = ({ page, url }: View) =>
  placeOfPage(page) === 'app' && !['/', '/session-expired', '/signed-out'].includes(url.pathname)
