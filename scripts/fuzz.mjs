// npm run fuzz: a million random requests to the endpoints, and a million addresses to go back to.
// SEED=7 npm run fuzz repeats a run; TIMES=… makes each of the two shorter or longer.
import { runTypeScript } from './browsers.mjs'
import { forgetCounts, readCounts, reportChecks } from './results.mjs'
import { ensureDependencies } from './setup.mjs'

/** Where the checks are left, one `{ name, problem }` each. */
const CHECKS = 'fuzz-checks'

process.env.SEED ??= String(Date.now() % 2 ** 31)
process.env.TIMES ??= '1000000'

await ensureDependencies()
console.log(`seed ${process.env.SEED}`)
forgetCounts(CHECKS)
const code = await runTypeScript('test/server/fuzz/main.ts')
// Without any check it has broken off, which counts as one that failed.
reportChecks('fuzz', code === 0 ? (readCounts(CHECKS) ?? []) : [])
