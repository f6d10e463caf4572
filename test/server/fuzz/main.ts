// Run by scripts/fuzz.mjs, which reads the last line.
import { fuzzEndpoints, fuzzReturnTo } from './run'

const seed = Number(process.env.SEED)
const times = Number(process.env.TIMES)

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

async function told(what: string, run: () => ReturnType<typeof fuzzEndpoints>) {
  const began = performance.now()
  const { passed, failed, examples } = await run()
  for (const example of examples) console.log(`FAIL  ${what}: ${example}`)
  console.log(`${what}: ${passed + failed} inputs in ${seconds(began)} s`)
  return { passed, failed }
}

const counts = [
  await told('safeReturnTo', async () => fuzzReturnTo(seed, times)),
  await told('endpoints', () => fuzzEndpoints(seed, times)),
]
const sum = (key: 'passed' | 'failed') => counts.reduce((total, one) => total + one[key], 0)
console.log(JSON.stringify({ passed: sum('passed'), failed: sum('failed') }))
