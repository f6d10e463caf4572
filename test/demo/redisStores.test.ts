import { createClient } from 'redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { redisDrafts, redisSessions } from '../../demo/server/redisStores'
import { type RedisServer, startRedis } from '../server/redis/server'

const MINUTE = 60_000

let server: RedisServer
let client: ReturnType<typeof createClient>

beforeAll(async () => {
  server = await startRedis()
  client = createClient({ url: server.url })
  await client.connect()
})
afterAll(async () => {
  client.destroy()
  await server.remove()
})

test('a login is the same for every process, until it is destroyed', async () => {
  const [one, other] = [redisSessions(client, MINUTE), redisSessions(client, MINUTE)]
  const session = await one.create('Ada')
  expect(await other.read(session.id)).toEqual(session)
  await other.destroy(session.id)
  expect(await one.read(session.id)).toBeUndefined()
})

test('a login that no end was told of does not stay for ever', async () => {
  const { id } = await redisSessions(client, MINUTE).create('Ada')
  const left = await client.pTTL(`harbour:session:${id}`)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(MINUTE)
})

test('a draft is kept for a day, by user', async () => {
  const drafts = redisDrafts(client)
  await drafts.keep('Ada', { message: 'Hello' })
  expect(await redisDrafts(client).find('Ada')).toEqual({ message: 'Hello' })
  expect(await drafts.find('Grace')).toBeUndefined()
  expect(await client.pTTL('harbour:draft:Ada')).toBeGreaterThan(23 * 60 * MINUTE)
  await drafts.drop('Ada')
  expect(await drafts.find('Ada')).toBeUndefined()
})
