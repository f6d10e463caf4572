// npm run test:real-time: the end-to-end tests that wait in real time, for sessions of the demo and for
// a browser that is suspended.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { countsLine, readJson, writeCounts } from './results.mjs'
import { ensureBuild, ensureChromium, ensureDependencies } from './setup.mjs'
import { bin, resultsDir, run, stopGroupsOnSignals } from './shell.mjs'

const REPORT = join(resultsDir, 'real-time-report.json')

stopGroupsOnSignals()
await ensureDependencies()
await ensureBuild()
rmSync(REPORT, { force: true })
const args = ['test', '--project=real-time', '--forbid-only', '--reporter=line,json']
const { output } = await run(bin('playwright'), args, {
  ownGroup: true,
  timeoutMs: 540_000,
  env: { CHROMIUM_PATH: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT },
})
const report = readJson(REPORT)
const { expected = 0, unexpected = 1, flaky = 0 } = report?.stats ?? {}
const counts = { passed: expected, failed: unexpected + flaky + (report?.errors.length ?? 0) }
if (counts.failed) console.log(output)
writeCounts('real-time', counts)
console.log(countsLine(counts))
process.exitCode = counts.failed ? 1 : 0
