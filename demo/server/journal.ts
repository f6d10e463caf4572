import type { EndReason, Session } from './sessions'

/** What can happen in a session. Some of it only the page knows, and reports. */
export type Happening =
  | { kind: 'sign-in' }
  | { kind: 'page'; path: string }
  | { kind: 'heartbeat' }
  | { kind: 'warning'; remaining: number; path: string }
  | { kind: 'extended'; by: string; path: string }
  | { kind: 'verdict'; verdict: string; cause: string; how: string; path: string }
  | { kind: 'leave'; cause: string }
  | { kind: 'expired'; reason: string; path: string }
  | { kind: 'signed-out'; by: string; path: string }
  | { kind: 'error'; error: string; path: string }
  | { kind: 'end'; reason: EndReason }

export type Entry = Happening & { n: number; at: number }

/** A session as the inspector shows it: `id` is the public key, never the cookie's value. */
export interface Summary {
  id: string
  name: string
  state: 'live' | 'ended'
  reason?: EndReason
  startedAt: number
  endedAt?: number
  idleAt: number
  lifetimeAt: number
}

export type Lane = Summary & { entries: Entry[] }
export type { EndReason }
export type Change = { session: Summary; entry: Entry }
export type Journal = ReturnType<typeof createJournal>

const MOST_SESSIONS = 60
const MOST_ENTRIES = 600

export const createJournal = (now: () => number = Date.now) => {
  const lanes = new Map<string, Lane>()
  const subscribers = new Set<(change: Change) => void>()
  let n = 0

  const forgetOldest = () => {
    const oldest = [...lanes.values()].find((lane) => lane.state === 'ended')
    if (lanes.size > MOST_SESSIONS && oldest) lanes.delete(oldest.id)
  }

  const write = (key: string, happening: Happening) => {
    const lane = lanes.get(key)
    if (!lane) return
    n += 1
    const entry: Entry = { ...happening, n, at: now() }
    lane.entries.push(entry)
    if (lane.entries.length > MOST_ENTRIES) lane.entries.shift()
    const { entries, ...session } = lane
    for (const tell of subscribers) tell({ session, entry })
  }

  const slide = ({ key, idleAt }: Session) => {
    const lane = lanes.get(key)
    if (lane) lane.idleAt = idleAt
  }

  return {
    write,
    slide,

    signIn: ({ key, name, startedAt, idleAt, lifetimeAt }: Session) => {
      const times = { startedAt, idleAt, lifetimeAt }
      lanes.set(key, { id: key, name, state: 'live', ...times, entries: [] })
      forgetOldest()
      write(key, { kind: 'sign-in' })
    },

    /** Something that also moved the idle deadline. */
    slid: (session: Session, happening: Happening) => {
      slide(session)
      write(session.key, happening)
    },

    end: ({ key }: Session, reason: EndReason) => {
      const lane = lanes.get(key)
      if (lane) Object.assign(lane, { state: 'ended', reason, endedAt: now() })
      write(key, { kind: 'end', reason })
    },

    log: () => ({ now: now(), sessions: [...lanes.values()] }),

    /** Calls `listener` at each change until the returned function is called. */
    subscribe: (listener: (change: Change) => void) => {
      subscribers.add(listener)
      return () => subscribers.delete(listener)
    },
  }
}
