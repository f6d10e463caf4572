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
  /** Grows with all that happens to one document. */
  readonly turn: number
  readonly spots: readonly Spot[]
}

export const viewOf = ({ page = '', about }: Entry): View => {
  const { url, ...rest } = JSON.parse(about.about ?? '{}')
  return { page, url: new URL(url), ...rest }
}

export const placeOfPage = (page: string): Place => (page.startsWith('app-') ? 'app' : 'other')

/** A page behind the sign-in, where Lastcall is at work. */
export const isInside = ({ page, url }: View) =>
  placeOfPage(page) === 'app' && !['/', '/session-expired', '/signed-out'].includes(url.pathname)
