/** Every mistake in the options at once, each in the author's own spelling. */
export class ConfigError extends Error {
  /** Set here, so that it survives minifying. */
  override readonly name = 'ConfigError'
  /** One sentence a mistake: what was written, and what to write instead. */
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`lastcall is not watching this session:\n- ${problems.join('\n- ')}`)
    this.problems = problems
  }
}
