import { createHmac, timingSafeEqual } from 'node:crypto'
import { memoryLedger, type SessionLedger, sessionEndpoints } from 'lastcall/server'
import { redisLedger } from 'lastcall/server/redis'
import { createClient } from 'redis'

export const COOKIE = 'sid'
const SECRET = process.env.SESSION_SECRET ?? 'only for trying it out'
const times = { idleTimeout: '20m', lifetime: '8h' }

async function redis(url: string): Promise<SessionLedger> {
  const client = await createClient({ url })
    .on('error', (error) => console.error(error))
    .connect()
  return redisLedger(client, times)
}

/** Without a Redis one process alone may answer, as `next dev` and one `next start` do. */
const create = async () =>
  process.env.REDIS_URL ? redis(process.env.REDIS_URL) : memoryLedger({ ...times, single: true })

// Next puts this file into several bundles, and each runs it: what has to be one is kept here.
const shared = globalThis as { lastcallLedger?: Promise<SessionLedger> }
shared.lastcallLedger ??= create()
export const ledger = await shared.lastcallLedger

/** The application's own sessions: put your database here. */
export const values = {
  read: (id: string): unknown => ({ user: `of ${id}` }),
  destroy: (_id: string) => {},
}

const signature = (id: string) => createHmac('sha256', SECRET).update(id).digest('base64url')

/** What the cookie holds: the id and its signature. */
export const sealed = (id: string) => `${id}.${signature(id)}`

/** The id out of our cookie, if it was signed by us. */
export function signedId(request: Request): string | undefined {
  const cookies = request.headers.get('cookie') ?? ''
  const [, id, given] = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)\\.([\\w-]+)`).exec(cookies) ?? []
  if (!id || !given) return
  const [one, other] = [Buffer.from(given), Buffer.from(signature(id))]
  return one.length === other.length && timingSafeEqual(one, other) ? id : undefined
}

export const endpoints = sessionEndpoints({
  ledger,
  values,
  identify: signedId,
  // Behind a proxy Next does not know it: for browsers that send no Sec-Fetch-Site.
  origin: process.env.APP_ORIGIN,
  signedOutUrl: '/signed-out',
})
