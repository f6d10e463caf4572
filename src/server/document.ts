import type { Asked } from './port'

type Head = Pick<Asked<unknown>, 'method' | 'header'>

/** What was fetched ahead has been seen by nobody: no activity anywhere (`Sec-Purpose`, HTML). */
export const isAhead = ({ header }: Pick<Head, 'header'>): boolean =>
  [header('sec-purpose'), header('purpose')].some((purpose) => purpose?.includes('prefetch'))

/** A navigation of a whole page. What a frame or a script asks for may come from a timer. */
export function isDocument({ method, header }: Head): boolean {
  if (method !== 'GET' && method !== 'POST') return false
  const dest = header('sec-fetch-dest')
  if (dest !== undefined) return dest === 'document'
  return header('accept')?.includes('text/html') === true
}

/** How an answer begins. */
export interface AnswerHead {
  readonly status: number
  readonly type: string | undefined
  readonly disposition: string | undefined
}

const SHOWN = /^(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i

/** Whether a browser shows a page for it: an error page is one, a download or redirect is none. */
export const isPage = ({ status, type = '', disposition = '' }: AnswerHead): boolean =>
  ((status >= 200 && status < 300 && status !== 204 && status !== 205) ||
    (status >= 400 && status < 500)) &&
  SHOWN.test(type.trim()) &&
  !/^\s*attachment/i.test(disposition)
