// npm run test:load: a minute at 200 connections for the endpoints, in memory and on Redis. Nothing
// fails, and the heap does not grow. `-- 10` for ten seconds.
import { runTypeScript } from './browsers.mjs'
import { forgetCounts, readCounts, reportChecks } from './results.mjs'
import { ensureBuild, ensureDependencies, ensureRedis } from './setup.mjs'

/** Where the checks are left, one `{ name, problem }` each. */
const CHECKS = 'load-checks'

await ensureDependencies()
await ensureBuild()
await ensureRedis()
forgetCounts(CHECKS)
const code = await runTypeScript('bench/server/load.ts', process.argv.slice(2))
// Without any check it has broken off, which counts as one that failed.
reportChecks('load', code === 0 ? (readCounts(CHECKS) ?? []) : [])
