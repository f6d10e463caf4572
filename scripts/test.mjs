// npm test: every check there is, one after the other, each to its end whatever failed before.
// npm test -- unit e2e: only these steps.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { countsLine, forgetCounts, readCounts, readJson, writeCounts } from './results.mjs'
import { build, ensureBuild, ensureChromium, ensureDependencies, ensureRedis } from './setup.mjs'
import { resultsDir, run, saveLog, stopGroupsOnSignals, tail } from './shell.mjs'

const LINES_ON_FAILURE = 200
const UNIT_REPORT = join(resultsDir, 'unit-report.json')
const E2E_REPORT = join(resultsDir, 'e2e-report.json')

/**
 * `run` gives `{ code, output }`; `count` reads from a report what passed, where there is one.
 * The build comes early: the demo's types and imports are those of the built package.
 */
const STEPS = [
  { name: 'lint', run: () => npmRun('lint') },
  { name: 'build', run: () => build({ ownGroup: true }) },
  { name: 'types', run: () => npmRun('types'), needsBuild: true, count: () => readCounts('types') },
  { name: 'deps', run: () => npmRun('deps'), count: () => readCounts('deps') },
  { name: 'unit', run: runUnit, needsBuild: true, count: countUnit },
  {
    name: 'package',
    run: () => npmRun('package'),
    needsBuild: true,
    count: () => readCounts('package'),
  },
  { name: 'size', run: () => npmRun('size'), needsBuild: true, count: () => readCounts('size') },
  { name: 'e2e', run: runE2e, needsBuild: true, count: countE2e },
]

stopGroupsOnSignals()
process.exitCode = await testAll(process.argv.slice(2))

async function testAll(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(`No step ${unknown.join(', ')}; there are ${STEPS.map((s) => s.name).join(', ')}`)
    return 1
  }
  const rows = []
  const ready = await attempt('setup', ensureDependencies)
  if (ready.code !== 0) rows.push(summarize({ name: 'setup' }, ready))
  else for (const step of chosen(names)) rows.push(await runStep(step))
  printTable(rows)
  return rows.some((row) => row.failed > 0) ? 1 : 0
}

function chosen(names) {
  return STEPS.filter(({ name }) => names.length === 0 || names.includes(name))
}

async function runStep(step) {
  const began = performance.now()
  forgetCounts(step.name)
  const result = await attempt(step.name, async () => {
    if (step.needsBuild) await ensureBuild()
    return step.run()
  })
  return summarize(step, { ...result, seconds: (performance.now() - began) / 1000 })
}

/** What throws has failed, and the next step runs all the same. */
async function attempt(name, action) {
  try {
    const { code = 0, output = '' } = (await action()) ?? {}
    return { code, output, seconds: 0 }
  } catch (error) {
    return { code: 1, output: `${name}: ${error.message}`, seconds: 0 }
  }
}

function summarize(step, { code, output, seconds }) {
  const row = { name: step.name, seconds, ...counted(step, code) }
  writeCounts(step.name, { passed: row.passed, failed: row.failed })
  const log = saveLog(step.name, output)
  const verdict = row.failed === 0 ? 'ok  ' : 'FAIL'
  console.log(`${verdict}  ${row.name.padEnd(8)} ${countsLine(row)}${skippedText(row)}`)
  if (row.failed > 0) console.log(`\n${tail(output, LINES_ON_FAILURE)}\n\n(all of it: ${log})\n`)
  return row
}

/** A step without a report is one check. One that broke off, or ran nothing, is one failure. */
function counted({ count }, code) {
  if (!count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const { passed, failed, skipped = 0 } = count() ?? { passed: 0, failed: 0 }
  const brokeOff = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: brokeOff ? 1 : failed, skipped }
}

function npmRun(script, args = [], env = {}) {
  return run('npm', ['run', '--silent', script, '--', ...args], { env, ownGroup: true })
}

async function runUnit() {
  await ensureRedis()
  rmSync(UNIT_REPORT, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`]
  // A forgotten `.only` would pass for the whole.
  return npmRun('unit', [...reporters, '--allowOnly=false'])
}

function countUnit() {
  const report = readJson(UNIT_REPORT)
  if (!report) return undefined
  // A file that cannot be loaded has no tests to fail.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

async function runE2e() {
  rmSync(E2E_REPORT, { force: true })
  return npmRun('e2e', ['--forbid-only'], { CHROMIUM_PATH: await ensureChromium() })
}

function countE2e() {
  const report = readJson(E2E_REPORT)
  if (!report) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}

function printTable(rows) {
  const line = (cells) =>
    console.log(cells.map((cell, i) => (i ? String(cell).padStart(9) : cell.padEnd(9))).join(''))
  console.log('')
  line(['step', 'passed', 'failed', 'seconds'])
  for (const { name, passed, failed, seconds } of rows) {
    line([name, passed, failed, seconds.toFixed(1)])
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0)
  console.log('')
  console.log(countsLine({ passed: sum('passed'), failed: sum('failed') }))
}

function skippedText({ skipped }) {
  return skipped ? `, ${skipped} skipped` : ''
}
