import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Check, exitOnSignals, saveChecks } from '../checks'
import { startRedis } from '../redis/server'
import { createDeliveries } from './deliveries'
import { judgeDeliveries, judgeTimes } from './judge'
import { keep, live } from './load'
import { type Nodes, startNodes } from './nodes'
import { stopThrice } from './outages'
import { TIMEOUT } from './words'

const SECOND = 1000
const NODES = 3
const SESSIONS = 5000
/** For the processes of a busy machine to be given their turn. */
const TURN = 1500

const folder = process.env.RESULTS_DIR ?? '.results'
const passes = (name: string, ok: boolean): Check => ({ name, problem: ok ? undefined : 'no' })

/** Kills a node at random moments until the work is done. */
async function killWhile<T>(nodes: Nodes, work: Promise<T>): Promise<T> {
  let working = true
  const done = work.finally(() => {
    working = false
  })
  while (working) {
    await sleep(200 + Math.random() * 1500)
    if (working) await nodes.killOne()
  }
  return done
}

async function withFarm(name: string, act: (farm: Farm) => Promise<Check[]>): Promise<Check[]> {
  const began = performance.now()
  const file = join(folder, 'farm', `${name}.jsonl`)
  rmSync(file, { force: true })
  const server = await startRedis('--appendonly', 'yes')
  try {
    const nodes = await startNodes(NODES, { port: server.port, file })
    try {
      return await act({ server, nodes, deliveries: createDeliveries(file) })
    } finally {
      await nodes.stop()
      console.log(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
    }
  } finally {
    await server.remove()
  }
}

interface Farm {
  readonly server: Awaited<ReturnType<typeof startRedis>>
  readonly nodes: Nodes
  readonly deliveries: ReturnType<typeof createDeliveries>
}

async function killed({ nodes, deliveries }: Farm): Promise<Check[]> {
  const all = async () => {
    const lived = await live(nodes, 'session', SESSIONS, 30 * SECOND)
    await deliveries.until(SESSIONS, 60 * SECOND)
    return lived
  }
  const lived = await killWhile(nodes, all())
  const sessions = deliveries.bySession()
  const { checks, twice, unseen } = judgeDeliveries('nodes killed', lived, sessions)
  const { kills } = nodes.figures()
  return [
    ...checks,
    judgeTimes('nodes killed', lived, sessions, []),
    passes(
      `nodes killed: ${kills} times, of which ${twice} ends were begun again, and ${unseen} had been claimed only`,
      kills >= 10 && twice > 0,
    ),
  ]
}

async function stopped({ server, nodes, deliveries }: Farm): Promise<Check[]> {
  const kept = keep(nodes, 'kept', 100, 5 * SECOND)
  const living = live(nodes, 'session', SESSIONS, 30 * SECOND)
  const outages = await stopThrice(server, 5 * SECOND, 7 * SECOND)
  const lived = await living
  const { ids, lost } = await kept.stop()
  await deliveries.until(SESSIONS + ids.length, 60 * SECOND)
  const sessions = deliveries.bySession()
  const { slowest, failed } = nodes.figures()
  const ended = ids.filter((id) => sessions.get(id)?.some(({ reason }) => reason !== 'logout'))
  return [
    ...judgeDeliveries('Redis stopped', lived, sessions).checks,
    judgeTimes('Redis stopped', lived, sessions, outages),
    passes(
      `Redis stopped: none of ${ids.length} sessions that are used was lost, but ${[...lost, ...ended].slice(0, 5).join(', ') || 'none'}`,
      lost.length + ended.length === 0,
    ),
    passes(
      `Redis stopped: ${outages.length} times, ${failed} calls failed and were made again, the slowest took ${slowest.toFixed(0)} ms`,
      outages.length === 3 && failed > 0 && slowest < TIMEOUT + TURN,
    ),
  ]
}

exitOnSignals()
saveChecks('farm-checks', [
  ...(await withFarm('nodes killed', killed)),
  ...(await withFarm('Redis stopped', stopped)),
])
