import { duration } from './duration'

/** Where the options are read: what a URL is relative to and which origins it may be on. */
export interface Place {
  readonly base: string
  /** The page's own, then the other origins of the app. */
  readonly origins: string[]
}

/** Returns the value in the program's own form. Throws, as a string, what to write instead. */
export type Parser = (value: unknown, place: Place) => unknown

/** Parsers by the name of their option. */
export type Parsers = Readonly<Record<string, Parser>>

const parse = (value: unknown, base?: string): URL | undefined => {
  try {
    return new URL(String(value), base)
  } catch {}
}

const url: Parser = (value, { base, origins }) => {
  const written = value instanceof URL || (value && typeof value === 'string')
  const parsed = written ? parse(value, base) : undefined
  if (!parsed) throw 'write a URL, for example /logout'
  if (!/^https?:$/.test(parsed.protocol)) throw 'write an http or https URL'
  if (!origins.includes(parsed.origin)) {
    throw `write a URL on ${origins[0]}, or add ${parsed.origin} to the app origins`
  }
  return parsed
}

export const oneOf =
  (...words: string[]): Parser =>
  (value) => {
    if (words.includes(value as string)) return value
    throw `write ${words.join(' or ')}`
  }

export const truth: Parser = (value) => {
  const known = [true, 'true', '', false, 'false'].indexOf(value as string)
  if (known < 0) throw 'write true or false'
  return known < 3
}

const text: Parser = (value) => {
  if (typeof value === 'string' && value) return value
  throw 'write some text'
}

const words: Parser = (value) => {
  const list = typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value
  if (
    Array.isArray(list) &&
    list.length &&
    list.every((item) => item && typeof item === 'string')
  ) {
    return list
  }
  throw 'write names separated by spaces'
}

const origins: Parser = (value, place) => {
  const list = words(value, place) as string[]
  for (const item of list) {
    if (parse(item)?.origin !== item) throw 'write origins such as https://login.example.com'
  }
  place.origins.push(...list)
  return list
}

/**
 * Own properties only, and none that means something to the language.
 *
 * @param read one item. Throws, as a string, what to write instead.
 */
export const recordOf = <T>(
  value: unknown,
  read: (item: unknown, name: string) => T,
): Record<string, T> => {
  let found = value
  if (typeof value === 'string') {
    try {
      found = JSON.parse(value)
    } catch {
      throw 'write JSON such as {"name": "value"}'
    }
  }
  if (!found || typeof found !== 'object' || Array.isArray(found)) {
    throw 'write a record such as {"name": "value"}'
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, item]) => {
      if (name === '__proto__') throw '__proto__ is not a name that can be used'
      return [name, read(item, name)]
    }),
  )
}

const textFor = (item: unknown, name: string): string => {
  if (typeof item === 'string') return item
  throw `write a text for ${name}`
}

export const record = (value: unknown): Record<string, string> => recordOf(value, textFor)

const recordOrFunction: Parser = (value) => (typeof value === 'function' ? value : record(value))

const epoch: Parser = (value) => {
  const ms = typeof value === 'string' ? Number(value || NaN) : value
  // Seconds since the epoch have ten digits until the year 2286.
  if (typeof ms === 'number' && ms > 1e11 && ms < 1e14) return ms
  throw 'write milliseconds since 1970'
}

const form: Parser = (value) => {
  if (value instanceof HTMLFormElement) return value
  try {
    const found = document.querySelector(value as string)
    // A page that is still loading may not have it yet.
    if (found instanceof HTMLFormElement || (!found && document.readyState === 'loading'))
      return value
  } catch {}
  throw 'write a selector that finds a form in the page'
}

/** Means nothing in a build without a screen, which brings a parser of its own. */
const look: Parser = (value) => value

/** The whole table of options. What is not in it is not an option. */
export const parsers: Parsers = {
  appOrigins: origins,
  sessionUrl: url,
  endUrl: url,
  endForm: form,
  endData: recordOrFunction,
  keepAliveUrl: url,
  keepAliveMethod: oneOf('POST', 'GET'),
  statusUrl: url,
  headers: recordOrFunction,
  expiredUrl: url,
  signedOutUrl: url,
  returnParam: text,
  sessionKey: text,
  idleTimeout: duration,
  lifetime: duration,
  startedAt: epoch,
  warning: duration,
  lifetimeWarning: duration,
  heartbeat: duration,
  extendOn: oneOf('button', 'activity'),
  whenUnsure: oneOf('stay', 'end'),
  externalLinks: oneOf('stay', 'leave'),
  activityEvents: words,
  dialog: look,
  messages: look,
  lang: look,
  curtain: look,
  channel: text,
  debug: truth,
}
