import { parseArgs } from 'node:util'
import { type Check, exitOnSignals, saveChecks } from '../checks'
import { type Connected, nodeRedis } from '../redis/clients'
import { startRedis } from '../redis/server'
import { onMemory, onRedis } from './ledgers'
import { type Plan, planOf } from './plan'
import { talesOf } from './tale'

/** So many are made of one seed, and played at once. */
const PART = 1000
const MOST_SHOWN = 3

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    count: { type: 'string', default: '100000' },
  },
})
const seed = Number(values.seed)
const count = Number(values.count)

interface Wrong {
  readonly memory: string[]
  readonly redis: string[]
}

const label = (part: number, n: number, problem: string) =>
  `history ${n} of --seed ${seed + part} --count ${PART}: ${problem}`

async function playPart(part: number, plans: readonly Plan[], { client }: Connected, wrong: Wrong) {
  const inRedis = onRedis(client, `part${part}`, plans)
  for (const [n, plan] of plans.entries()) {
    const problem = await onMemory(plan)
    if (problem !== undefined) wrong.memory.push(label(part, n, problem))
  }
  for (const [n, problem] of await inRedis) wrong.redis.push(label(part, n, problem))
  await client.sendCommand(['FLUSHDB'])
}

function checkOf(name: string, problems: readonly string[]): Check {
  const shown = problems.slice(0, MOST_SHOWN).join('\n')
  const problem = problems.length > 0 ? `${problems.length} do not:\n${shown}` : undefined
  return { name, problem }
}

async function play(): Promise<Check[]> {
  const began = performance.now()
  const server = await startRedis()
  const connection = await nodeRedis(server.port)
  const wrong: Wrong = { memory: [], redis: [] }
  const reasons: Record<string, number> = {}
  let calls = 0
  try {
    for (let part = 0; part * PART < count; part++) {
      const plans = talesOf(seed + part, Math.min(PART, count - part * PART)).map(planOf)
      await playPart(part, plans, connection, wrong)
      for (const plan of plans) {
        calls += plan.calls.length
        reasons[plan.reason] = (reasons[plan.reason] ?? 0) + 1
      }
      if (part % 10 === 9) {
        const seconds = ((performance.now() - began) / 1000).toFixed(0)
        console.log(`${(part + 1) * PART} histories, ${calls} calls, ${seconds} s`)
      }
    }
  } finally {
    connection.stop()
    await server.remove()
  }
  const ways = Object.entries(reasons).map(([reason, times]) => `${times} ${reason}`)
  const told = `in ${count} histories, after each of ${calls} calls,`
  return [
    checkOf(`${told} the ledger in memory says what the policy says`, wrong.memory),
    checkOf(`${told} the ledger in Redis says what the policy says`, wrong.redis),
    {
      name: `they end in every way: ${ways.join(', ')}`,
      problem: ways.length < 4 ? 'some way is missing' : undefined,
    },
  ]
}

exitOnSignals()
console.log(`seed ${seed}`)
saveChecks('histories-checks', await play())
