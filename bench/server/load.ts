// npm run test:load: a minute at 200 connections, in memory and on Redis.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startRedis } from '../../test/server/redis/server'
import { startServer } from './child'
import { drive } from './drive'

const CONNECTIONS = 200
const seconds = Number(process.argv[2] ?? 60)
/** What the compiler and the connections take is there by then. */
const WARM = 5
/** A leak of a tenth of a kilobyte a heartbeat would be more than this a minute. */
const GROWTH = 8 * 1024 * 1024

interface Check {
  readonly name: string
  readonly problem?: string | undefined
}

const mega = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`

async function load(kind: string, url: string): Promise<Check[]> {
  const server = await startServer(kind, url)
  try {
    const at = { port: server.port, connections: CONNECTIONS }
    await drive({ ...at, seconds: WARM })
    const before = await server.used()
    const { total, perSecond, p50, p99, failed } = await drive({ ...at, seconds })
    const grown = (await server.used()).heap - before.heap
    const figures = `${total} heartbeats, ${Math.round(perSecond)} a second, p50 ${p50} ms, p99 ${p99} ms`
    return [
      {
        name: `${kind}: ${seconds} s at ${CONNECTIONS} connections without an error (${figures})`,
        problem: failed > 0 || total === 0 ? `${failed} of ${total} failed` : undefined,
      },
      {
        name: `${kind}: the heap is as it was (${mega(before.heap)}, then ${mega(grown)} more)`,
        problem: grown > GROWTH ? `it has grown by ${mega(grown)}` : undefined,
      },
    ]
  } finally {
    await server.stop()
  }
}

const redis = await startRedis()
try {
  const checks = [...(await load('memory', '')), ...(await load('redis', redis.url))]
  const folder = process.env.RESULTS_DIR ?? '.results'
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'load-checks.json'), JSON.stringify(checks))
} finally {
  await redis.remove()
}
