// npm run test:announcements: what screen readers are told in two minutes, by stock browsers and in
// real time.
import { runTypeScript } from './browsers.mjs'
import { forgetCounts, readCounts, reportChecks } from './results.mjs'
import { ensureBuild, ensureDependencies, ensureScreenReading } from './setup.mjs'

/** Where the checks are left, one `{ name, problem }` each. */
const CHECKS = 'announcements-checks'

await ensureDependencies()
await ensureBuild()
await ensureScreenReading()
forgetCounts(CHECKS)
const code = await runTypeScript('e2e/announcements/main.ts')
// Without any check it has broken off, which counts as one that failed.
reportChecks('announcements', code === 0 ? (readCounts(CHECKS) ?? []) : [])
