import { createClient } from 'redis'
import type { SessionEnded, SessionLedger } from '../../../src/server/ledger'
import { memoryLedger } from '../../../src/server/memory'
import { redisLedger } from '../../../src/server/redis/index'
import { GRACE } from './grace.ts'

const OPTIONS = { idleTimeout: '20m', grace: GRACE }

/** In memory; on the Redis of `REDIS_URL` where that is set, under names that no other run has. */
async function openLedger(): Promise<{ ledger: SessionLedger; close: () => Promise<void> }> {
  const url = process.env.REDIS_URL
  if (!url) {
    const ledger = memoryLedger(OPTIONS)
    return { ledger, close: () => ledger.close() }
  }
  const client = await createClient({ url }).connect()
  const ledger = redisLedger(client, { ...OPTIONS, prefix: `matrix-${crypto.randomUUID()}` })
  await ledger.ready()
  const close = async () => {
    await ledger.close()
    await client.close()
  }
  return { ledger, close }
}

/** The sessions of all cases, and how they ended. */
export async function openSessions() {
  const { ledger, close } = await openLedger()
  const ends: SessionEnded[] = []
  ledger.consume((end) => void ends.push(end)).catch(console.error)

  return {
    ledger,
    /** What was told of the ends of one session: exactly one thing, once it is over. */
    ended: (id: string) =>
      ends.filter((end) => end.id === id).map(({ endedAt, reason }) => ({ at: endedAt, reason })),
    close,
  }
}
