import type { EndReason, LedgerState } from 'lastcall/server'
import type { Session } from './sessions'

export type { EndReason }

/** What can happen in a session. Some of it only the page knows, and reports. */
export type Happening =
  | { kind: 'sign-in' }
  | { kind: 'page'; path: string }
  | { kind: 'heartbeat' }
  | { kind: 'alive' }
  | { kind: 'warning'; remaining: number; path: string }
  | { kind: 'extended'; by: string; path: string }
  | { kind: 'verdict'; verdict: string; cause: string; how: string; path: string }
  | { kind: 'leave'; cause: string }
  | { kind: 'expired'; reason: string; path: string }
  | { kind: 'signed-out'; by: string; path: string }
  | { kind: 'error'; error: string; path: string }
  | ({ kind: 'end' | 'end-again' } & Delivery)

/** An end as a handler was told of it; `by` is the process, where there are several. */
export interface Delivery {
  reason: EndReason
  by?: number | undefined
}

export type Entry = Happening & { n: number; at: number }

/** What the ledger said last of a session: epoch ms. */
export interface Standing {
  state: 'live' | 'closing'
  idleAt: number
  lifetimeAt: number
}

/** What may be shown of a session to anybody. */
export type Shown = Pick<Session, 'key' | 'name' | 'startedAt'>

/** A session as the inspector shows it: `id` is the public key, never the cookie's value. */
export interface Summary extends Omit<Standing, 'state'> {
  id: string
  name: string
  state: Standing['state'] | 'ended'
  reason?: EndReason
  startedAt: number
  endedAt?: number
}

export type Lane = Summary & { entries: Entry[] }
export type Change = { session: Summary; entry: Entry }

/** What is told to the journal. It may be kept by another process: nothing is answered. */
export interface Scribe {
  /** A session that may have begun before the journal did. */
  meet(session: Shown, standing: Standing): void
  stand(key: string, standing: Standing): void
  write(key: string, happening: Happening): void
  end(key: string, delivery: Delivery): void
}

export interface Journal extends Scribe {
  log(): { now: number; sessions: Lane[] }
  /** Calls `listener` at each change until the returned function is called. */
  subscribe(listener: (change: Change) => void): () => void
}

const MOST_SESSIONS = 60
const MOST_ENTRIES = 600

/** What a ledger has answered, as moments; nothing of a session that is over. */
export const standingOf = (state: LedgerState, now = Date.now()): Standing | undefined => {
  if (state.state === 'ended' || state.state === 'unknown') return undefined
  const { expiresIn, lifetimeIn } = state
  return { state: state.state, idleAt: now + expiresIn, lifetimeAt: now + lifetimeIn }
}

export const createJournal = (now: () => number = Date.now): Journal => {
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

  return {
    write,

    meet: ({ key, name, startedAt }, standing) => {
      if (lanes.has(key)) return
      lanes.set(key, { id: key, name, startedAt, ...standing, entries: [] })
      forgetOldest()
    },

    stand: (key, standing) => {
      const lane = lanes.get(key)
      if (lane && lane.state !== 'ended') Object.assign(lane, standing)
    },

    end: (key, delivery) => {
      const lane = lanes.get(key)
      if (!lane) return
      // An end is told at least once: a process may have died between hearing of it and saying so.
      if (lane.state === 'ended') return write(key, { kind: 'end-again', ...delivery })
      const { reason } = delivery
      Object.assign(lane, { state: 'ended', reason, endedAt: now() })
      write(key, { kind: 'end', ...delivery })
    },

    log: () => ({ now: now(), sessions: [...lanes.values()] }),

    subscribe: (listener) => {
      subscribers.add(listener)
      return () => subscribers.delete(listener)
    },
  }
}
