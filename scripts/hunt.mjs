// npm run hunt: 102,000 random histories of several tabs, the same each time.
// HUNT=5 npm run hunt: five times as many, with fresh seeds.
import { checkRun, reportChecks } from './results.mjs'
import { ensureDependencies } from './setup.mjs'
import { bin, run, stopGroupsOnSignals } from './shell.mjs'

/** Of each of the five worlds. */
const HISTORIES = '20400'
const HOUR = 3_600_000

stopGroupsOnSignals()
await ensureDependencies()
const hunted = await run(bin('vitest'), ['run', 'test/core/tabs.model.test.ts'], {
  env: { HISTORIES },
  timeoutMs: HOUR,
})
console.log(hunted.output)
reportChecks('hunt', [checkRun('several tabs keep every promise in any history', hunted)])
