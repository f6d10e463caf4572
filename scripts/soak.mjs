// npm run soak: eight hours of five tabs, on a clock that runs faster. Nothing grows, nobody is
// signed out.
// npm run soak -- --broken: with pages that leak, to see that it is noticed.
import { runTypeScript } from './browsers.mjs'
import { forgetCounts, readCounts, reportChecks } from './results.mjs'
import { ensureBuild, ensureChromium, ensureDependencies } from './setup.mjs'
import { isMain } from './shell.mjs'

/** Where the checks are left, one `{ name, problem }` each. */
const CHECKS = 'soak-checks'

export async function soak(args) {
  await ensureDependencies()
  await ensureBuild()
  process.env.CHROMIUM_PATH = await ensureChromium()
  forgetCounts(CHECKS)
  const code = await runTypeScript('e2e/soak/main.ts', args)
  // Without any check it has broken off, which counts as one that failed.
  reportChecks('soak', code === 0 ? (readCounts(CHECKS) ?? []) : [])
}

if (isMain(import.meta.url)) await soak(process.argv.slice(2))
