import { english } from './messages'

export interface Texts {
  /** The language of most of them. */
  readonly lang: string
  /** A sentence that is missing in that language is English. */
  of(name: string): { readonly text: string; readonly lang: string }
}

/** @param given texts by name, in the language that is wanted. */
export function createTexts(given: Readonly<Record<string, string>>, wanted: string): Texts {
  const fallback: Readonly<Record<string, string>> = english
  // A browser may lack the words for a duration, as Chromium does in Welsh.
  const counts = Intl.NumberFormat.supportedLocalesOf(wanted).length
  return {
    lang: Object.keys(given).length ? wanted : 'en',
    of: (name) =>
      name in given && (counts || name !== 'timeLeft')
        ? { text: given[name]!, lang: wanted }
        : { text: fallback[name] ?? '', lang: 'en' },
  }
}
