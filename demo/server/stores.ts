import { type LedgerOptions, memoryLedger, type SessionLedger } from 'lastcall/server'
import { redisLedger } from 'lastcall/server/redis'
import { createClient } from 'redis'
import { DAY, type Drafts, memoryDrafts } from './drafts'
import { redisDrafts, redisSessions } from './redisStores'
import { memorySessions, type Sessions } from './sessions'
import type { Timing } from './timing'

/** Where everything is kept that has to be there for the next request. */
export interface Stores {
  readonly ledger: SessionLedger
  readonly sessions: Sessions
  readonly drafts: Drafts
  close(): Promise<void>
}

/** The same for every process: each of them judges every session. */
const ledgerOptions = ({ idle, lifetime, grace }: Timing): LedgerOptions => ({
  idleTimeout: idle,
  lifetime,
  grace: { close: grace, external: grace },
})

const inMemory = (timing: Timing): Stores => {
  const ledger = memoryLedger(ledgerOptions(timing))
  const close = () => ledger.close()
  return { ledger, sessions: memorySessions(), drafts: memoryDrafts(), close }
}

const connect = async (url: string) => {
  let connected = false
  const client = createClient({
    url,
    // A request that cannot be answered should fail now, and not wait until Redis is back.
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => connected && Math.min(1_000, 50 * tries) },
  })
  client.on('error', (error: Error) => {
    if (connected) console.error(`Redis: ${error.message}`)
  })
  await client.connect().catch((error: Error) => {
    throw new Error(`REDIS_URL: no Redis answers at ${url} (${error.message})`)
  })
  connected = true
  return client
}

const inRedis = async (timing: Timing, url: string): Promise<Stores> => {
  const client = await connect(url)
  const ledger = redisLedger(client, { ...ledgerOptions(timing), prefix: 'harbour-ledger' })
  await ledger.ready()
  const close = async () => {
    await ledger.close()
    client.destroy()
  }
  const sessions = redisSessions(client, timing.lifetime + DAY)
  return { ledger, sessions, drafts: redisDrafts(client), close }
}

/** In memory, or in Redis where there is one. */
export const openStores = async (timing: Timing, redisUrl: string | undefined): Promise<Stores> =>
  redisUrl ? inRedis(timing, redisUrl) : inMemory(timing)
