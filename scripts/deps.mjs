// npm run deps: who may import whom, and whether the rules would notice.
import { checkRules } from './deps-selfcheck.mjs'
import { checkRun, reportChecks } from './results.mjs'
import { bin, run } from './shell.mjs'

const cruise = await run(bin('depcruise'), [
  'src',
  'demo',
  'docs',
  '--config',
  '.dependency-cruiser.cjs',
])
reportChecks('deps', [
  checkRun('src, demo and docs keep the rules', cruise),
  ...(await checkRules()),
])
