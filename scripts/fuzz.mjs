// npm run fuzz: a million random requests to the endpoints, and a million addresses to go back to.
// SEED=7 npm run fuzz repeats a run; TIMES=… makes each of the two shorter or longer.
import { countsLine, writeCounts } from './results.mjs'
import { ensureDependencies } from './setup.mjs'
import { bin, run, stopGroupsOnSignals } from './shell.mjs'

const HOUR = 3_600_000
const SEED = process.env.SEED ?? String(Date.now() % 2 ** 31)
const TIMES = process.env.TIMES ?? '1000000'

function countsOf(output) {
  try {
    return JSON.parse(output.trim().split('\n').at(-1))
  } catch {
    return { passed: 0, failed: 1 }
  }
}

stopGroupsOnSignals()
await ensureDependencies()
console.log(`seed ${SEED}`)
const fuzzed = await run(bin('tsx'), ['test/server/fuzz/main.ts'], {
  ...{ env: { SEED, TIMES }, timeoutMs: HOUR, ownGroup: true },
})
const counts = countsOf(fuzzed.output)
console.log(fuzzed.output.trim().replace(/\n?\{.*\}$/, ''))
writeCounts('fuzz', counts)
console.log(countsLine(counts))
process.exitCode = fuzzed.code === 0 && counts.failed === 0 && counts.passed > 0 ? 0 : 1
