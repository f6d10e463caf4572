import { ConfigError } from '../../src/options/errors'
import type { Config } from '../../src/options/options'
import { resolve, type Source } from '../../src/options/resolve'

export const ORIGIN = 'https://app.example'

/** Enough to be valid. */
export const least = { idleTimeout: '20m' }

export const resolveAt = (source: Source): Config => resolve(source, `${ORIGIN}/a/page`, ORIGIN)

export const inCode = (values: Record<string, unknown>): Config =>
  resolveAt({ values, attributes: false })

export const inAttributes = (values: Record<string, unknown>): Config =>
  resolveAt({ values, attributes: true })

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
