/** Every mistake in what a server was given, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  /** One sentence a mistake: what was written, and what to write instead. */
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`lastcall/server cannot work with this:\n- ${problems.join('\n- ')}`)
    this.problems = problems
  }
}

/** The ledger cannot be reached now. Nothing has been ended by that; the same call may be made again. */
export class LedgerUnavailableError extends Error {
  override readonly name = 'LedgerUnavailableError'
}

/** The ledger was closed by the application. */
export class LedgerClosedError extends Error {
  override readonly name = 'LedgerClosedError'

  constructor() {
    super('The ledger is closed: nothing can be asked of it after close()')
  }
}
