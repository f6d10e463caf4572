import { redisLedger } from 'lastcall/server/redis'
import { createClient } from 'redis'
import { each, fill, sessionName } from './fill'
import type { Cost } from './main'

const times = { idleTimeout: '8h', lifetime: '24h' }
const SOON = 1000

type Client = Awaited<ReturnType<typeof connect>>
const connect = (url: string) => createClient({ url }).connect()

const infoOf = async (client: Client, section: string, pattern: RegExp) =>
  Number(pattern.exec(String(await client.sendCommand(['INFO', section])))?.[1] ?? 0)

const SCRIPTS = 'cmdstat_evalsha'

/** What Redis did: scripts that it was sent, the commands in them, and µs of its processor. */
export async function workOf(client: Client) {
  const all = await infoOf(client, 'stats', /total_commands_processed:(\d+)/)
  const trips = await infoOf(client, 'commandstats', new RegExp(`${SCRIPTS}:calls=(\\d+)`))
  const usec = new RegExp(`${SCRIPTS}:calls=\\d+,usec=(\\d+)`)
  return { trips, inside: all - trips, scriptUs: await infoOf(client, 'commandstats', usec) }
}

export const reset = (client: Client) => client.sendCommand(['CONFIG', 'RESETSTAT'])

/** What sessions in Redis cost. */
export async function costInRedis(url: string, live: number, ending: number): Promise<Cost> {
  const client = await connect(url)
  const used = () => infoOf(client, 'memory', /used_memory:(\d+)/)
  const quiet = redisLedger(client, { ...times, sweep: false })
  await quiet.ready()
  const before = await used()
  await fill(quiet, live)
  const bytesEach = ((await used()) - before) / live

  await each(ending, (count) => quiet.open(sessionName('e', count), { idleTimeout: SOON }))
  await new Promise((resolve) => setTimeout(resolve, SOON))
  const waiting = async () => {
    const streams = Array.from({ length: 16 }, (_, shard) => `lastcall:{${shard}}:ended`)
    const sizes = await Promise.all(streams.map((key) => client.sendCommand(['XLEN', key])))
    return sizes.map(Number).reduce((sum, size) => sum + size)
  }
  await reset(client)
  const sweeping = redisLedger(client, times)
  while ((await waiting()) < ending) await new Promise((resolve) => setTimeout(resolve, 100))
  const { scriptUs } = await workOf(client)
  await Promise.all([sweeping.close(), quiet.close()])
  await client.sendCommand(['FLUSHALL'])
  await client.close()
  return { bytesEach, sweepEach: scriptUs / ending }
}
