import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'redis'
import type { LedgerState, SessionEnded } from '../../../src/server/ledger'
import { createRedisLedger } from '../../../src/server/redis/ledger'
import { ledgerRules } from '../../../src/server/rules'
import { type Answer, type Ask, RULES, type Setup, TAKEOVER, TIMEOUT } from './words'

const { port, file } = JSON.parse(process.argv[2]!) as Setup

const client = createClient({ socket: { port, host: '127.0.0.1' } })
client.on('error', () => {})
await client.connect()

const settings = { prefix: 'farm', shards: 16, timeout: TIMEOUT, sweep: true }
const { ledger } = createRedisLedger(
  client,
  { ...settings, rules: ledgerRules(RULES) },
  { takeover: TAKEOVER },
)

const calls: Record<Ask['call'], (ask: Ask) => Promise<LedgerState | boolean>> = {
  open: ({ id, idle }) => ledger.open(id, idle === undefined ? {} : { idleTimeout: idle }),
  touch: ({ id }) => ledger.touch(id),
  peek: ({ id }) => ledger.peek(id),
  end: ({ id }) => ledger.end(id, 'logout'),
  leave: ({ id }) =>
    ledger.leave(id, { page: 'a', n: 1 }, { cause: 'close', age: 60_000, others: [] }),
}

/** Written at once: whoever is killed has said it. */
const note = (step: 'begun' | 'done', event: SessionEnded) =>
  appendFileSync(file, `${JSON.stringify({ step, pid: process.pid, ...event })}\n`)

const handler = async (event: SessionEnded) => {
  note('begun', event)
  await sleep(Math.random() * 30)
  note('done', event)
}

process.on('message', async (ask: Ask) => {
  const began = performance.now()
  const said = await calls[ask.call](ask).then(
    (state) => ({ state }),
    (error: Error) => ({ error: error.name }),
  )
  const answer: Answer = { ...said, n: ask.n, ms: performance.now() - began }
  process.send!(answer)
})
// Nobody is left to answer to.
process.on('disconnect', () => process.exit(0))

await ledger.ready()
// What could not be noted as done is handed out again, which is counted.
void ledger.consume(handler, { onError: () => {} })
process.send!('ready')
