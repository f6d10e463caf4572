import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Connected, nodeRedis } from '../redis/clients'
import { type RedisServer, startRedis } from '../redis/server'
import { onMemory, onRedis } from './ledgers'
import { planOf } from './plan'
import { talesOf } from './tale'

/** By these it shows, too, if only `strike` of the policy is another one in Redis. */
const SEED = 3
const plans = talesOf(SEED, 300).map(planOf)

let server: RedisServer
let connection: Connected
beforeAll(async () => {
  server = await startRedis()
  connection = await nodeRedis(server.port)
})
afterAll(async () => {
  connection?.stop()
  await server?.remove()
})

test('the histories end sessions in every way', () => {
  const reasons = new Set(plans.map(({ reason }) => reason))
  expect([...reasons].sort()).toEqual(['closed', 'idle', 'lifetime', 'logout'])
})

test('in any history the ledger in memory says what the policy says', async () => {
  for (const plan of plans) expect(await onMemory(plan)).toBeUndefined()
})

test('in any history the ledger in Redis says what the policy says', async () => {
  const problems = await onRedis(connection.client, 'histories', plans)
  expect([...problems.values()]).toEqual([])
})
