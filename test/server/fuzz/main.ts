// Run by scripts/fuzz.mjs.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fuzzEndpoints, fuzzReturnTo } from './run'

const seed = Number(process.env.SEED)
const times = Number(process.env.TIMES)

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

/** One check, of as many inputs as were asked for. */
async function told(what: string, run: () => ReturnType<typeof fuzzEndpoints>) {
  const began = performance.now()
  const { passed, failed, examples } = await run()
  const name = `${what}: ${passed + failed} inputs in ${seconds(began)} s`
  const problem = passed < times ? `${failed} failed\n${examples.join('\n')}` : undefined
  return { name, problem }
}

const checks = [
  await told('safeReturnTo', async () => fuzzReturnTo(seed, times)),
  await told('endpoints', () => fuzzEndpoints(seed, times)),
]
const folder = process.env.RESULTS_DIR ?? '.results'
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'fuzz-checks.json'), JSON.stringify(checks))
