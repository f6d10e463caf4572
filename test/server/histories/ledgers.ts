import type { SessionEnded } from '../../../src/server/ledger'
import { createMemoryLedger } from '../../../src/server/memory/ledger'
import type { RedisClient } from '../../../src/server/redis/client'
import { createRedisLedger } from '../../../src/server/redis/ledger'
import type { Plan } from './plan'
import { type Clock, endsOf, replay, wrongEnds } from './replay'
import { BEGIN } from './tale'

/** Histories that are played at the same time, so that their commands share a way to Redis. */
const AT_ONCE = 100

export async function onMemory(plan: Plan): Promise<string | undefined> {
  const clock: Clock = { now: BEGIN }
  const now = () => clock.now
  const ledger = createMemoryLedger(plan.tale.rules, { now, epoch: now })
  const problem = await replay(plan, ledger, 'ada', clock)
  const ends = problem === undefined ? await endsOf(ledger, 1) : []
  await ledger.close()
  return problem ?? wrongEnds(plan, ends)
}

/** What is asked at the start is the same for all, and asked for by the first one. */
function checkedOnce(client: RedisClient): RedisClient {
  const replies = new Map<string, Promise<unknown>>()
  const once = (args: string[]) => {
    const known = replies.get(String(args)) ?? client.sendCommand(args)
    replies.set(String(args), known)
    return known
  }
  return {
    sendCommand: (args) => (args[0]?.startsWith('EVAL') ? client.sendCommand(args) : once(args)),
  }
}

/** Without sweeps, which would end what is due by a clock that is another one in each history. */
function ledgerOf(client: RedisClient, prefix: string, { tale }: Plan, clock: Clock) {
  const settings = { prefix, shards: 1, timeout: 60_000, sweep: false, rules: tale.rules }
  return createRedisLedger(client, settings, { now: () => clock.now }).ledger
}

/** What is wrong with each, by its place. All of it is under this prefix. */
export async function onRedis(connection: RedisClient, prefix: string, plans: readonly Plan[]) {
  const client = checkedOnce(connection)
  const problems = new Map<number, string>()
  const waiting = plans.entries()
  const lane = async () => {
    for (const [n, plan] of waiting) {
      const clock = { now: BEGIN }
      const problem = await replay(plan, ledgerOf(client, prefix, plan, clock), `${n}`, clock)
      if (problem !== undefined) problems.set(n, problem)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))

  // Sweeps may come now that all have ended.
  const ledger = ledgerOf(client, prefix, plans[0]!, { now: BEGIN })
  const ends = new Map<string, SessionEnded[]>()
  for (const event of await endsOf(ledger, 200)) {
    ends.set(event.id, [...(ends.get(event.id) ?? []), event])
  }
  await ledger.close()
  for (const [n, plan] of plans.entries()) {
    const problem = problems.get(n) ?? wrongEnds(plan, ends.get(`${n}`))
    if (problem !== undefined) problems.set(n, problem)
  }
  return problems
}
