import { type Parser, type Parsers, record, truth } from './parsers'
import { FULL } from './resolve'

/** Whether a record was written, be it as JSON. */
export const hasOptions = (value: unknown): boolean =>
  value instanceof Object || /^\s*{/.test(value as string)

const dialog: Parser = (value, place) => {
  if (hasOptions(value)) throw FULL
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
