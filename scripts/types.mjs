// npm run types: the compiler over everything that is TypeScript here.
import { checkRun, reportChecks } from './results.mjs'
import { bin, run } from './shell.mjs'

const PROJECTS = [
  // Without the DOM and without Node: that the core compiles shows it needs neither.
  ['src/core/tsconfig.json', 'core, with neither DOM nor Node'],
  ['src/server/tsconfig.json', "the server's rules, with neither"],
  ['tsconfig.json', 'library'],
  ['src/server/node/tsconfig.json', "the server's adapter to Node"],
  ['tsconfig.tools.json', 'tests, demo and configuration'],
]

const checks = []
for (const [project, what] of PROJECTS) {
  checks.push(checkRun(`${what} (${project})`, await run(bin('tsc'), ['--noEmit', '-p', project])))
}
reportChecks('types', checks)
