import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from './browser.ts'
import { type Case, type Choice, casesOf } from './cases.ts'
import { readChoice } from './choice.ts'
import { createRunner, type Ran } from './course.ts'
import { judge } from './judge.ts'
import { launch, engines as tables } from './launch.ts'
import { LASTCALL, type Report, type Result } from './report/results.ts'
import { ROWS } from './rows/all.ts'
import { setup } from './setup.ts'
import { GRACE } from './site/grace.ts'
import { describe } from './site/log.ts'
import { type Site, serve } from './site/serve.ts'

function resultOf({ one, world, ms, problem }: Ran, site: Site): Result {
  const { id, engine, subject, row, unsure, limit } = one
  const { outcome, passed, says } = judge({
    subject,
    kind: row.kind,
    before: row.endsBefore?.[subject] ?? 0,
    after: row.ends ?? 1,
    unsure,
    limit,
    anyPage: row.anyPage,
    entries: world.log.entries,
    ended: site.ended(id),
    problem,
  })
  const log = world.log.entries.map(describe)
  const names = { id, engine, subject, row: row.name, name: one.name }
  const about = { ...names, kind: row.kind, unsure: unsure ?? null }
  return { ...about, ms, outcome, passed, says, log }
}

/** A bare `pagehide` beacon ends the session at a reload. A judge who passes that sees nothing. */
const PROOF: Choice = { engines: [], subjects: ['pagehide'], rows: ['F5 is pressed'], repeat: 1 }

function allCases(engine: Engine, choice: Choice): Case[] {
  const cases = casesOf(ROWS, engine, choice)
  const proven = choice.rows.length > 0 || choice.subjects.includes('pagehide')
  return proven ? cases : [...casesOf(ROWS, engine, PROOF, 'x').slice(0, 1), ...cases]
}

async function runEngine(engine: Engine, choice: Choice, site: Site, results: string) {
  const browser = await launch(engine)
  const runner = createRunner(browser, site, results)
  const ran: Ran[] = []
  try {
    for (const one of allCases(engine, choice)) {
      const done = await runner.run(one)
      if (done.problem) console.log(`       ${engine} ${one.subject}: ${one.name}: ${done.problem}`)
      ran.push(done)
    }
  } finally {
    await browser.stop().catch(() => {})
  }
  return { engine, version: browser.version, ran }
}

/** So many at a time, in the order given. */
async function atMost<T, R>(count: number, list: readonly T[], work: (item: T) => Promise<R>) {
  const results: R[] = []
  const rest = [...list.entries()]
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: count }, worker))
  return results
}

const choice = readChoice(process.argv.slice(2))
const folder = process.env.RESULTS_DIR ?? join('.results', 'browsers')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })

const ready = setup()
for (const line of ready.left) console.log(`left out: ${line}`)
const engines = choice.engines.filter((engine) => ready.engines.includes(engine))

const began = performance.now()
const site = await serve()
const runAll = (together: Engine[], atOnce: number) =>
  atMost(atOnce, together, (engine) => runEngine(engine, choice, site, folder))
const isAlone = (engine: Engine) => !!tables[engine].alone
const done = [
  ...(await runAll(
    engines.filter((engine) => !isAlone(engine)),
    choice.atOnce,
  )),
  ...(await runAll(engines.filter(isAlone), 1)),
]
// Whatever is late or sent twice is here by then, and every grace is over.
await sleep(Math.max(...Object.values(GRACE)) + 4_000)

const results = done.flatMap(({ ran }) => ran.map((one) => resultOf(one, site)))
site.close()
const versions = Object.fromEntries(done.map(({ engine, version }) => [engine, version]))
const seconds = Math.round((performance.now() - began) / 1000)
const report: Report = { date: new Date().toISOString(), seconds, versions, results }
writeFileSync(join(folder, 'results.json'), JSON.stringify(report, null, 1))

const tests = results.filter(({ subject }) => LASTCALL.includes(subject))
for (const { engine, subject, name, outcome, says, log, passed } of tests) {
  if (passed) continue
  console.log(
    `FAIL   ${engine} ${subject}: ${name}: ${outcome}: ${says}\n    ${log.join('\n    ')}`,
  )
}
for (const { engine, subject, name, outcome, says } of results) {
  if (process.env.VERBOSE) console.log(`${engine} ${subject}: ${name}: ${outcome} (${says})`)
}
const proofs = results.filter((one) => one.subject === 'pagehide' && one.row === PROOF.rows[0])
const unproven = proofs.filter(({ outcome }) => outcome !== 'wrong end')
for (const { engine, outcome } of unproven) {
  console.log(`FAIL   ${engine}: a beacon at every reload came out as ${outcome}`)
}
const failed = tests.filter(({ passed }) => !passed).length + unproven.length
const passed = tests.length + proofs.length - failed
console.log(`${Object.values(versions).join(', ')}: ${results.length} cases in ${seconds} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 || results.length === 0 ? 1 : 0)
