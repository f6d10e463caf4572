import type { ProcessShown } from '../../server/farm/processes'
import type { Change, Entry, Lane } from '../../server/journal'
import type { Timing } from '../../server/timing'

export interface Snapshot {
  now: number
  timing: Timing
  sessions: Lane[]
  /** Where there are several. */
  processes?: ProcessShown[]
}

export type Moment = { lane: Lane; entry: Entry }

const MOST_LANES = 12

/** What the inspector knows: every session, and what time it is on the server. */
export const createModel = () => {
  const lanes = new Map<string, Lane>()
  let ahead = 0
  let timing: Timing | undefined

  const setClock = (serverNow: number) => {
    ahead = serverNow - Date.now()
  }

  const byImportance = (a: Lane, b: Lane) =>
    Number(a.state === 'ended') - Number(b.state === 'ended') || b.startedAt - a.startedAt

  return {
    load: (snapshot: Snapshot) => {
      setClock(snapshot.now)
      timing = snapshot.timing
      lanes.clear()
      for (const lane of snapshot.sessions) lanes.set(lane.id, lane)
    },

    apply: ({ now, session, entry }: Change & { now: number }): Moment => {
      setClock(now)
      const entries = lanes.get(session.id)?.entries ?? []
      const lane = { ...session, entries: [...entries, entry] }
      lanes.set(lane.id, lane)
      return { lane, entry }
    },

    now: () => Date.now() + ahead,
    timing: () => timing!,
    shown: () => [...lanes.values()].sort(byImportance).slice(0, MOST_LANES),
    isEmpty: () => lanes.size === 0,

    moments: (): Moment[] =>
      [...lanes.values()]
        .flatMap((lane) => lane.entries.map((entry) => ({ lane, entry })))
        .sort((a, b) => a.entry.n - b.entry.n),
  }
}
