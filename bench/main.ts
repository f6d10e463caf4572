import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { startSites } from '../e2e/server/start.ts'
import config from '../playwright.config.ts'
import { type Cost, counted, heard, moving } from './measures.ts'
import { openSubjects, type Subject } from './subjects.ts'
import { type Spread, spreadOf, tableOf } from './table.ts'

type Measure = (subject: Subject, events: number) => Promise<Cost>

interface Trial {
  readonly name: string
  readonly measure: Measure
  readonly events: number
  readonly rounds: number
}

const TRIALS = [
  { name: 'a pointer that does not stop', measure: moving, events: 5_000, rounds: 9 },
  { name: 'a move now and then, counted', measure: counted, events: 3, rounds: 5 },
  { name: 'by a script, heard, not counted', measure: heard, events: 1_000_000, rounds: 7 },
] as const satisfies readonly Trial[]

// Input waits for the next frame, of which a tab that draws nothing has one a second.
const ARGS = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

const folder = process.env.RESULTS_DIR ?? '.results'

/** The subjects take turns, each round in another order: whatever else the machine does hits all. */
const run = async (subjects: readonly Subject[], { measure, events, rounds }: Trial) => {
  const costs = new Map(subjects.map(({ name }) => [name, [] as Cost[]]))
  // The first is for the compiler.
  for (let round = -1; round < rounds; round++) {
    for (const n of subjects.keys()) {
      const subject = subjects[(n + round + 1) % subjects.length]!
      const cost = await measure(subject, events)
      if (round >= 0) costs.get(subject.name)!.push(cost)
    }
  }
  return [...costs].map(([name, all]) => {
    const tasks = all.flatMap(({ task }) => task ?? [])
    return {
      name,
      script: spreadOf(all.map(({ script }) => script)),
      ...(tasks.length && { task: spreadOf(tasks) }),
    }
  })
}

type Result = Awaited<ReturnType<typeof run>>

const show = (trial: Trial, result: Result) => {
  const timed = result.some(({ task }) => task)
  const head = ['script', ...(timed ? ['main thread'] : [])]
  const rows = result.map(({ name, script, task }) => ({
    name: `  ${name}`,
    spreads: [script, ...(task ? [task] : [])] as Spread[],
  }))
  console.log(`\n${tableOf(trial.name, head, rows)}`)
}

const bench = async () => {
  const { launchOptions } = config.projects?.[0]?.use ?? {}
  const args = [...(launchOptions?.args ?? []), ...ARGS]
  const browser = await chromium.launch({ ...launchOptions, args })
  const sites = await startSites()
  const results: { trial: string; result: Result }[] = []
  try {
    console.log(`ns an event in Chromium ${browser.version()}: median (least–most of all rounds)`)
    const subjects = await openSubjects(browser, sites)
    for (const trial of TRIALS) {
      const result = await run(subjects, trial)
      show(trial, result)
      results.push({ trial: trial.name, result })
    }
    return { browser: browser.version(), results }
  } finally {
    await browser.close()
    await sites.close()
  }
}

const done = await bench()
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(done)}\n`)

/** What a listener of this page cost in each trial, in ns. */
const scriptOf = (name: string) =>
  done.results.map(({ result }) => result.find((one) => one.name === name)?.script.median ?? NaN)
const [, emptyNow, emptyHeard] = scriptOf('empty listeners') as [number, number, number]
const [, counts, hears] = scriptOf('Lastcall') as [number, number, number]
const us = (ns: number) => `${(ns / 1000).toFixed(1)} µs`
console.log(
  `\nOnce a second a move that is counted runs script for ${us(counts)}, that of an empty listener ` +
    `for ${us(emptyNow)}. An event that is heard and not counted takes ` +
    `${Math.round(hears - emptyHeard)} ns more than with an empty one.`,
)
