import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type EndReason = 'idle' | 'closed' | 'logout' | 'lifetime'

export interface Session {
  /** The cookie's value. Never leaves the server in any other way. */
  readonly id: string
  /** A short hash of the id, safe to show. */
  readonly key: string
  readonly name: string
  readonly csrf: string
  readonly startedAt: number
  readonly lifetimeAt: number
  readonly idleAt: number
}

export interface Ended {
  readonly key: string
  readonly name: string
  readonly reason: EndReason
}

export type Visit =
  | { state: 'live'; session: Session }
  | { state: 'ended'; ended: Ended }
  | { state: 'unknown' }

export interface SessionsOptions {
  idle: number
  lifetime: number
  onEnd: (session: Session, reason: EndReason) => void
  now?: () => number
}

const MOST_TOMBSTONES = 1_000
const LONGEST_TIMER = 2 ** 31 - 1

const secret = () => randomBytes(16).toString('base64url')
const shortHash = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 10)

/** Compares without telling, by the time it takes, how much was right. */
export const sameToken = (given: unknown, expected: string): boolean => {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export const createSessions = ({ idle, lifetime, onEnd, now = Date.now }: SessionsOptions) => {
  // Every session has the same idle timeout, so a map whose entries are put back at the end on
  // each slide is sorted by deadline, and the first one is the next to end. The second map is
  // sorted by age, and so by lifetime.
  const byIdle = new Map<string, Session>()
  const byAge = new Map<string, Session>()
  const tombstones = new Map<string, Ended>()
  let timer: NodeJS.Timeout | undefined

  const first = (map: Map<string, Session>) => map.values().next().value

  const nextDeadline = () =>
    Math.min(first(byIdle)?.idleAt ?? Infinity, first(byAge)?.lifetimeAt ?? Infinity)

  // Deadlines only move later and a new session is never the first to end, so a timer that is
  // already set is never late: when it fires too early it is simply set again.
  const arm = () => {
    if (timer || byIdle.size === 0) return
    timer = setTimeout(sweep, Math.min(Math.max(0, nextDeadline() - now()), LONGEST_TIMER))
    timer.unref()
  }

  const finish = (session: Session, reason: EndReason) => {
    byIdle.delete(session.id)
    byAge.delete(session.id)
    tombstones.set(session.id, { key: session.key, name: session.name, reason })
    const oldest = tombstones.keys().next().value
    if (tombstones.size > MOST_TOMBSTONES && oldest) tombstones.delete(oldest)
    onEnd(session, reason)
  }

  const sweep = () => {
    timer = undefined
    for (let next = first(byIdle); next && next.idleAt <= now(); next = first(byIdle)) {
      finish(next, 'idle')
    }
    for (let next = first(byAge); next && next.lifetimeAt <= now(); next = first(byAge)) {
      finish(next, 'lifetime')
    }
    arm()
  }

  const put = (session: Session) => {
    byIdle.delete(session.id)
    byIdle.set(session.id, session)
    byAge.set(session.id, session)
    arm()
    return session
  }

  /** What is behind a cookie. Never slides. */
  const look = (id: string | undefined): Visit => {
    if (id === undefined) return { state: 'unknown' }
    // A timer may be late; an answer must not be.
    if (nextDeadline() <= now()) sweep()
    const session = byIdle.get(id)
    if (session) return { state: 'live', session }
    const ended = tombstones.get(id)
    return ended ? { state: 'ended', ended } : { state: 'unknown' }
  }

  return {
    look,

    open: (name: string): Session => {
      const id = secret()
      const at = now()
      return put({
        id,
        key: shortHash(id),
        name,
        csrf: secret(),
        startedAt: at,
        lifetimeAt: at + lifetime,
        idleAt: at + idle,
      })
    },

    slide: (session: Session): Session => put({ ...session, idleAt: now() + idle }),

    end: (session: Session, reason: EndReason) => {
      if (byIdle.has(session.id)) finish(session, reason)
    },

    close: () => clearTimeout(timer),
  }
}

export type Sessions = ReturnType<typeof createSessions>
