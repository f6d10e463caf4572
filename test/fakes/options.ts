import { ConfigError } from '../../src/options/errors'
import { fullLookParsers } from '../../src/options/fullLook'
import { lookParsers } from '../../src/options/look'
import type { Config } from '../../src/options/options'
import { parsers } from '../../src/options/parsers'
import { resolve, type Source } from '../../src/options/resolve'
import { english } from '../../src/ui/messages'
import { fullParts } from '../../src/wire/fullParts'

export const ORIGIN = 'https://app.example'

/** Enough to be valid. */
export const least = { idleTimeout: '20m' }

type Values = Record<string, unknown>
type Derive = typeof fullParts.derive

/** As a build with a screen reads them; a full one where it derives. */
export const resolveAt = (source: Source, derive?: Derive): Config => {
  const look = derive ? fullLookParsers(Object.keys(english)) : lookParsers
  return resolve(source, `${ORIGIN}/a/page`, ORIGIN, { ...parsers, ...look }, derive)
}

export const inCode = (values: Values, derive?: Derive): Config =>
  resolveAt({ values, attributes: false }, derive)

export const inAttributes = (values: Values, derive?: Derive): Config =>
  resolveAt({ values, attributes: true }, derive)

/** As a full build reads them. */
export const inFull = (values: Values): Config => inCode(values, fullParts.derive)

/** Every mistake, as it is told. */
export function problemsOf(read: () => unknown): readonly string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
