// npm run histories: 100,000 random histories of several tabs, on the ledger in memory and on the
// one in Redis. Both say after each message what the policy alone says.
// npm run histories -- --seed 7 --count 1000: some of them again.
import { runTypeScript } from './browsers.mjs'
import { forgetCounts, readCounts, reportChecks } from './results.mjs'
import { ensureDependencies, ensureRedis } from './setup.mjs'
import { isMain } from './shell.mjs'

/** Where the checks are left, one `{ name, problem }` each. */
const CHECKS = 'histories-checks'

export async function histories(args) {
  await ensureDependencies()
  await ensureRedis()
  forgetCounts(CHECKS)
  const code = await runTypeScript('test/server/histories/main.ts', args)
  // Without any check it has broken off, which counts as one that failed.
  reportChecks('histories', code === 0 ? (readCounts(CHECKS) ?? []) : [])
}

if (isMain(import.meta.url)) await histories(process.argv.slice(2))
