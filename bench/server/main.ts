// npm run bench:server: what the server half costs, against a bare handler of node:http.
// npm run bench:server -- heartbeats, or sessions: only that half.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from 'redis'
import { startRedis } from '../../test/server/redis/server'
import { spreadOf } from '../table'
import { startChild, startServer } from './child'
import { type Driven, drive } from './drive'
import { costInRedis, reset, workOf } from './redis'

/** Of one session. */
export interface Cost {
  readonly bytesEach: number
  /** µs of the processor that knows the sessions, for each one that ends. */
  readonly sweepEach: number
}

const KINDS = ['bare', 'memory', 'redis'] as const
type Kind = (typeof KINDS)[number]
/** With µs of the server's processor for each heartbeat, which no slow client can hide. */
type Beats = Driven & { readonly cpu: number }

const quick = process.argv.includes('--quick')
const isWanted = (part: string) => {
  const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
  return named.length === 0 || named.includes(part)
}
const ROUNDS = quick ? 1 : 3
const SECONDS = quick ? 3 : 5
const CONNECTIONS = 50
const LIVE = quick ? 100_000 : 1_000_000
const folder = process.env.RESULTS_DIR ?? '.results'

const whole = (value: number) => Math.round(value).toLocaleString('en')
const two = (value: number) => value.toFixed(2)

/** They take turns, each round in another order: whatever else the machine does hits all. */
async function heartbeats(redisUrl: string) {
  const client = await createClient({ url: redisUrl }).connect()
  const driven: Record<Kind, Beats[]> = { bare: [], memory: [], redis: [] }
  const work = { trips: 0, inside: 0, scriptUs: 0, beats: 0 }
  for (let round = -1; round < ROUNDS; round++) {
    for (const place of KINDS.keys()) {
      const kind = KINDS[(place + round + 1) % KINDS.length]!
      const server = await startServer(kind, redisUrl)
      const load = { port: server.port, connections: CONNECTIONS }
      try {
        await drive({ ...load, seconds: 2 })
        await reset(client)
        const before = await server.used()
        const beats = await drive({ ...load, seconds: SECONDS })
        const cpu = ((await server.used()).cpu - before.cpu) / beats.total
        const one = { ...beats, cpu }
        // The first round is for the machine to warm up.
        if (round < 0) continue
        driven[kind].push(one)
        if (kind !== 'redis') continue
        const { trips, inside, scriptUs } = await workOf(client)
        work.trips += trips
        work.inside += inside
        work.scriptUs += scriptUs
        work.beats += one.total
      } finally {
        await server.stop()
      }
    }
  }
  await client.close()
  return { driven, work }
}

function showHeartbeats(driven: Record<Kind, Beats[]>) {
  const bare = spreadOf(driven.bare.map((one) => one.perSecond)).median
  console.log(`\nheartbeats a second, ${CONNECTIONS} connections: median (least–most of ${ROUNDS})`)
  return KINDS.map((kind) => {
    const all = driven[kind]
    const { median, least, most } = spreadOf(all.map((one) => one.perSecond))
    const [p50, p99] = [all.map((one) => one.p50), all.map((one) => one.p99)].map(
      (values) => spreadOf(values).median,
    ) as [number, number]
    const failed = all.reduce((sum, one) => sum + one.failed, 0)
    const ratio = median / bare
    const cpu = spreadOf(all.map((one) => one.cpu)).median
    console.log(
      `  ${kind.padEnd(8)}${whole(median).padStart(8)} (${whole(least)}–${whole(most)})  ` +
        `${two(ratio)} of bare  p50 ${two(p50)} ms  p99 ${two(p99)} ms  ` +
        `${two(cpu)} µs of its processor  ${failed} failed`,
    )
    return { kind, median, ratio, cpu, p50, p99, failed }
  })
}

async function costInMemory(live: number, ending: number): Promise<Cost> {
  const child = startChild('memory.ts', String(live), String(ending))
  try {
    return await child.hear<Cost>()
  } finally {
    await child.stop()
  }
}

async function costs(redisUrl: string) {
  const ending = LIVE / 100
  const trials = [
    ['memory', LIVE, () => costInMemory(LIVE, ending)],
    ['memory', LIVE / 10, () => costInMemory(LIVE / 10, ending)],
    ['redis', LIVE, () => costInRedis(redisUrl, LIVE, ending)],
    ['redis', LIVE / 10, () => costInRedis(redisUrl, LIVE / 10, ending)],
  ] as const
  console.log(
    `\nbytes a session, and µs of processor for each of ${whole(ending)} that end at once`,
  )
  const found = []
  for (const [kind, live, measure] of trials) {
    const cost = await measure()
    console.log(
      `  ${kind.padEnd(8)}${whole(live).padStart(10)} live  ${whole(cost.bytesEach).padStart(4)} bytes  ${two(cost.sweepEach)} µs`,
    )
    found.push({ kind, live, ...cost })
  }
  return found
}

async function measureHeartbeats(redisUrl: string) {
  const { driven, work } = await heartbeats(redisUrl)
  const endpoints = showHeartbeats(driven)
  const [trips, inside, micros] = [work.trips, work.inside, work.scriptUs].map(
    (sum) => sum / work.beats,
  ) as [number, number, number]
  console.log(
    `  Redis: ${two(trips)} round trips a heartbeat, ${two(inside)} commands inside the script, ` +
      `${two(micros)} µs of its processor`,
  )
  return { endpoints, redis: { trips, inside, micros } }
}

const redis = await startRedis()
try {
  const done = {
    heartbeats: isWanted('heartbeats') && (await measureHeartbeats(redis.url)),
    sessions: isWanted('sessions') && (await costs(redis.url)),
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'bench-server.json'), `${JSON.stringify(done)}\n`)
} finally {
  await redis.remove()
}
