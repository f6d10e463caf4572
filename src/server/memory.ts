import { ConfigError } from './errors'
import type { LedgerOptions, SessionLedger } from './ledger'
import { apart, type Runtime } from './memory/isolates'
import { createMemoryLedger } from './memory/ledger'
import { type LedgerRules, ledgerRules } from './rules'

export interface MemoryLedgerOptions extends LedgerOptions {
  /** This process is the only one that answers, whatever it looks like. */
  readonly single?: boolean | undefined
}

/** All that is wrong is said at once, here with what only this ledger knows. */
function rulesOf(options: MemoryLedgerOptions, problems: readonly string[]): LedgerRules {
  try {
    const rules = ledgerRules(options, ['single'])
    if (problems.length === 0) return rules
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError([...problems, ...error.problems]) : error
  }
  throw new ConfigError(problems)
}

/**
 * Sessions in the memory of this process: they end with it, and so do ends that were not delivered.
 * About 300 bytes a session. An end that nobody consumes is kept for 24 hours, and then dropped.
 *
 * Throws a `ConfigError`, also where several processes would answer for the same sessions.
 */
export function memoryLedger(options: MemoryLedgerOptions): SessionLedger {
  const problems = options?.single ? [] : apart(globalThis as Runtime)
  return createMemoryLedger(rulesOf(options, problems))
}
