import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Engine } from '../browser.ts'
import { launch } from '../launch.ts'
import { setup } from '../setup.ts'
import type { Trouble } from './judge.ts'
import { createRandom } from './random.ts'
import { walkRound } from './round.ts'
import { openSite } from './site.ts'

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit']
/** Each round begins with an empty browser and a seed of its own, so that none is long to repeat. */
const ROUND = 100
/** A walk that cannot go on at all must not begin for ever. */
const MOST_TROUBLES = 10

/**
 * Of how many leaves one may be missed. A closing Firefox gives a page less than a millisecond, and
 * loses what it sends now and then. Elsewhere none.
 */
const LOSES: Partial<Record<Engine, number>> = { firefox: 10 }

const { values } = parseArgs({
  options: {
    // Short where each change is checked, with the same seed each time.
    steps: { type: 'string', default: process.env.CI ? '60' : '1000' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', multiple: true, default: [...ENGINES] },
    // To see the walk find something.
    broken: { type: 'boolean', default: false },
  },
})
const steps = Number(values.steps)
const seed = Number(values.seed)
const folder = process.env.RESULTS_DIR ?? join('.results', 'walk')

const command = (engine: Engine, seed: number, steps: number) =>
  `npm run walk -- --engine ${engine} --seed ${seed} --steps ${steps}${values.broken ? ' --broken' : ''}`

async function walk(engine: Engine): Promise<boolean> {
  const began = performance.now()
  const site = await openSite(values.broken)
  const browser = await launch(engine)
  const troubles: Record<Trouble, number> = { 'wrong end': 0, 'missed end': 0, 'broken off': 0 }
  const failed = () => Object.values(troubles).reduce((sum, count) => sum + count)
  const seconds = () => Math.round((performance.now() - began) / 1000)
  const say = (text: string) => console.log(`${engine}: ${text}`)
  let done = 0
  let leaves = 0
  const tick = () => {
    done += 1
    if (done % 100 === 0) say(`${done} steps in ${seconds()} s, ${failed()} failed`)
  }

  say(`${browser.version}, ${steps} steps from seed ${seed} on`)
  try {
    for (let round = seed; done < steps && failed() < MOST_TROUBLES + done / 20; round++) {
      const most = Math.min(ROUND, steps - done)
      const { trouble, ...walked } = await walkRound(browser, site, createRandom(round), most, tick)
      leaves += walked.leaves
      if (!trouble) continue
      troubles[trouble.kind] += 1
      const picture = join(folder, `${engine}-${round}.png`)
      await browser.picture(picture).catch(() => {})
      say(`${trouble.kind.toUpperCase()} with seed ${round}, ${trouble.says}`)
      say(`to repeat it: ${command(engine, round, walked.steps + 1)} (picture: ${picture})`)
    }
  } finally {
    await browser.stop().catch(() => {})
    await site.close()
  }
  const loads = site.log.entries.filter(({ what }) => what === 'answered').length
  const all = Object.entries(troubles).map(([kind, count]) => `${count} × ${kind}`)
  say(`${done} steps, ${loads} page loads, ${leaves} leaves, ${all.join(', ')}, ${seconds()} s`)
  const loses = LOSES[engine]
  const mayMiss = loses ? Math.max(1, Math.floor(leaves / loses)) : 0
  const missed = troubles['missed end']
  return failed() === missed && missed <= mayMiss && done >= steps
}

const ready = setup()
for (const line of ready.left) console.log(`left out: ${line}`)
const engines = ready.engines.filter((engine) => values.engine.includes(engine))
mkdirSync(folder, { recursive: true })

const results = await Promise.all(
  engines.map((engine) =>
    walk(engine).catch((error) => {
      console.log(`${engine}: ${error instanceof Error ? error.stack : error}`)
      return false
    }),
  ),
)
const passed = results.filter(Boolean).length
const failed = results.length ? results.length - passed : 1
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
