// What sessions in memory cost, in a process of its own: `memory.ts <live> <ending>`.
import { memoryLedger } from 'lastcall/server'
import { each, fill, sessionName } from './fill'
import type { Cost } from './main'

const [live, ending] = process.argv.slice(2).map(Number) as [number, number]
const SOON = 30_000

const used = () => {
  global.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const ledger = memoryLedger({ idleTimeout: '8h', lifetime: '24h' })
const before = used()
await fill(ledger, live)
const bytesEach = (used() - before) / live

// All are due at one moment, and none before the last one is there.
const due = Date.now() + SOON
await each(ending, (count) =>
  ledger.open(sessionName('e', count), { idleTimeout: Math.max(1, due - Date.now()) }),
)
// A ledger keeps no process running.
const running = setInterval(() => {}, SOON)
let ended = 0
let first: NodeJS.CpuUsage | undefined
await new Promise<void>((resolve) => {
  void ledger.consume(
    () => {
      ended += 1
      if (ended === ending) resolve()
    },
    { concurrency: 1000 },
  )
  setTimeout(
    () => {
      first = process.cpuUsage()
    },
    due - Date.now() - 50,
  )
})
const { user, system } = process.cpuUsage(first)
process.send!({ bytesEach, sweepEach: (user + system) / ending } satisfies Cost)
clearInterval(running)
await ledger.close()
