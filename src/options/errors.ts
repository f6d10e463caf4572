/** Every mistake in the options at once, each in the author's own spelling. */
export class ConfigError extends Error {
  /** One sentence a mistake: what was written, and what to write instead. */
  declare readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`lastcall is not watching this session:\n- ${problems.join('\n- ')}`)
    // Set here, so that it survives minifying.
    this.name = 'ConfigError'
    this.problems = problems
  }
}
