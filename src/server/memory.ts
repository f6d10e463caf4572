import type { LedgerOptions, SessionLedger } from './ledger'
import { apart, type Runtime } from './memory/isolates'
import { createMemoryLedger } from './memory/ledger'
import { ledgerRules } from './rules'

export interface MemoryLedgerOptions extends LedgerOptions {
  /** This process is the only one that answers, whatever it looks like. */
  readonly single?: boolean | undefined
}

/**
 * Sessions in the memory of this process: they end with it, and so do ends that were not delivered.
 * About 250 bytes a session. An end that nobody consumes is kept for 24 hours, and then dropped.
 *
 * Throws a `ConfigError`, also where several processes would answer for the same sessions.
 */
export function memoryLedger(options: MemoryLedgerOptions): SessionLedger {
  const problems = options?.single ? [] : apart(globalThis as Runtime)
  return createMemoryLedger(ledgerRules(options, ['single'], problems))
}
