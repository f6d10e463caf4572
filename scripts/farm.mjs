// npm run test:farm: three processes, a real Redis and 5,000 sessions that end, while processes are
// killed; then while Redis is stopped and started. No end is lost, and none comes too early.
import { runTypeScript } from './browsers.mjs'
import { forgetCounts, readCounts, reportChecks } from './results.mjs'
import { ensureDependencies, ensureRedis } from './setup.mjs'
import { isMain } from './shell.mjs'

/** Where the checks are left, one `{ name, problem }` each. */
const CHECKS = 'farm-checks'

export async function farm() {
  await ensureDependencies()
  await ensureRedis()
  forgetCounts(CHECKS)
  const code = await runTypeScript('test/server/farm/main.ts')
  // Without any check it has broken off, which counts as one that failed.
  reportChecks('farm', code === 0 ? (readCounts(CHECKS) ?? []) : [])
}

if (isMain(import.meta.url)) await farm()
