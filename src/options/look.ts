import { type Parser, type Parsers, record, truth } from './parsers'

const dialog: Parser = (value, place) => {
  if (value && typeof value === 'object') throw 'options are not built yet: write true or false'
  return truth(value, place)
}

/** A language tag as it is usually written; undefined where it is none. */
export const canonical = (tag: unknown): string | undefined => {
  try {
    if (typeof tag === 'string') return Intl.getCanonicalLocales(tag)[0]
  } catch {}
}

const lang: Parser = (value) => {
  const tag = canonical(value)
  if (tag) return tag
  throw 'write a language tag such as en or cy'
}

/** The options of the built-in dialog and curtain. */
export const lookParsers: Parsers = { dialog, messages: record, lang, curtain: truth }
