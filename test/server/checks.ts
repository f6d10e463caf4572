import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Without a problem it passed. */
export interface Check {
  readonly name: string
  readonly problem?: string | undefined
}

/** Leaves the checks of a slow proof where its script looks for them. */
export function saveChecks(name: string, checks: readonly Check[]): void {
  const folder = process.env.RESULTS_DIR ?? '.results'
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(checks)}\n`)
}

/** What this process has started ends with it. */
export function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(1))
  }
}
