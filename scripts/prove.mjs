// npm run prove: switches one feature off at a time and expects its test to fail, end to end or, with
// `unit`, in that file. A test that passes all the same proves nothing.
// npm run prove -- beacon: only the features whose name, or whose file of unit tests, has this in it.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countsLine, readJson, writeCounts } from './results.mjs'
import { ensureBuild, ensureChromium, ensureDependencies, ensureRedis } from './setup.mjs'
import { bin, root, run, stopGroupsOnSignals, tail } from './shell.mjs'

const COPIED = [
  'src',
  'e2e',
  'demo',
  'docs',
  'test',
  'scripts',
  'package.json',
  'tsconfig.json',
  'tsup.config.ts',
  'dist',
]
const CONFIGS = ['tsconfig.tools.json', 'playwright.config.ts', 'vitest.config.ts']

stopGroupsOnSignals()
await ensureDependencies()
await ensureBuild()
await ensureRedis()
const env = { CHROMIUM_PATH: await ensureChromium(), NO_TYPES: '1' }
const wanted = process.argv[2] ?? ''
const features = JSON.parse(readFileSync(join(root, 'e2e', 'mutations.json'), 'utf8')).filter(
  ({ feature, unit = '' }) => feature.includes(wanted) || unit.includes(wanted || ' '),
)

const copy = mkdtempSync(join(tmpdir(), 'prove-'))
const counts = { passed: 0, failed: features.length === 0 ? 1 : 0 }
try {
  for (const name of [...COPIED, ...CONFIGS]) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const mutation of features) {
    const problem = await problemOf(mutation)
    counts[problem ? 'failed' : 'passed']++
    console.log(
      problem ? `FAIL  ${mutation.feature}\n      ${problem}` : `ok    ${mutation.feature}`,
    )
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
writeCounts('prove', counts)
console.log(countsLine(counts))
process.exitCode = counts.failed === 0 ? 0 : 1

/** What is wrong with a proof; nothing where the test fails with its feature off. */
async function problemOf({ file, find, replace, grep, unit }) {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  const parts = source.split(find)
  if (parts.length !== 2) return `${file} has "${find}" ${parts.length - 1} times, once is needed`
  writeFileSync(path, parts.join(replace))
  try {
    if (unit) return await unitFails(unit)
    const built = await run(bin('tsup'), [], { cwd: copy, env })
    if (built.code !== 0) return `does not build: ${tail(built.output, 5)}`
    return await failsFor(grep)
  } finally {
    writeFileSync(path, source)
  }
}

async function unitFails(file) {
  const report = join(copy, 'unit.json')
  rmSync(report, { force: true })
  const args = ['run', file, '--bail=1', '--reporter=json', `--outputFile=${report}`]
  await run(bin('vitest'), args, { cwd: copy, ownGroup: true })
  const { numTotalTests = 0, numFailedTests = 0 } = readJson(report) ?? {}
  if (numTotalTests === 0) return `${file} has no test`
  return numFailedTests > 0 ? undefined : `${file} passes with the feature off`
}

async function failsFor(grep) {
  // One failure is the proof; waiting for all of them would take an hour.
  const args = ['test', '-g', grep, '--reporter=json', '--max-failures=1']
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  await run(bin('playwright'), args, {
    cwd: copy,
    ownGroup: true,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  const stats = readJson(report)?.stats
  if (!stats || stats.expected + stats.unexpected === 0) return `no test is named ${grep}`
  return stats.unexpected > 0 ? undefined : `${grep} passes with the feature off`
}
