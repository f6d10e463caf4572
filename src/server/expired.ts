import { isDocument } from './document'
import type { Answer, Asked } from './port'
import { safeReturnTo } from './returnTo'
import type { Unavailable, Visit } from './visit'
import { ended, seeOther, unavailable } from './wire'

export interface ExpiredOptions {
  /** The page that says that the session is over. */
  readonly expiredUrl: string
  /** The name by which that page is told where to go back to. By default it is not told. */
  readonly returnParam?: string | undefined
}

/** The text of a fragment stays the last of a URL. */
function withParam(url: string, name: string, value: string): string {
  const hash = url.includes('#') ? url.slice(url.indexOf('#')) : ''
  const rest = url.slice(0, url.length - hash.length)
  return `${rest}${rest.includes('?') ? '&' : '?'}${new URLSearchParams({ [name]: value })}${hash}`
}

const pathOf = (url: string) => {
  if (url.startsWith('/') || !URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}

export function expiredAnswer(
  asked: Pick<Asked<unknown>, 'method' | 'header' | 'url'>,
  visit: Visit | Unavailable,
  { expiredUrl, returnParam }: ExpiredOptions,
): Answer {
  // Nobody knows: whoever is signed in must not be sent away.
  if (visit.state === 'unavailable') return unavailable
  if (!isDocument(asked)) return ended(visit.state === 'expired' ? visit.reason : undefined)
  // What was posted cannot be gone back to.
  const back = asked.method === 'GET' ? safeReturnTo(pathOf(asked.url)) : undefined
  return seeOther(returnParam && back ? withParam(expiredUrl, returnParam, back) : expiredUrl)
}
