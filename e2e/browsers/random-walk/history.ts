/** Whose page it is. */
export type Place = 'app' | 'other'

export interface Entry {
  readonly url: string
  readonly place: Place
  /** Whether one can go back to it and know what will be shown. */
  readonly steady: boolean
  /** The session that it was shown in: what comes back of an older one moves on by itself. */
  readonly session: number
}

/** What Back and Forward of one tab lead to, as far as its pages could tell. */
export interface History {
  readonly entries: readonly Entry[]
  readonly at: number
  /** `history.length` as the first entry saw it: there may be others that no page can tell of. */
  readonly base: number
}

export const begin = (entry: Entry, length: number): History => ({
  entries: [entry],
  at: 0,
  base: length,
})

export const current = ({ entries, at }: History): Entry => entries[at]!

/**
 * A navigation, as the page it led to sees it. A browser may replace an entry instead of adding
 * one; `history.length` tells which, except where as many entries are cut off as are added: then
 * the same address replaces, and a script that says so.
 */
export function arrive(
  history: History,
  entry: Entry,
  length: number,
  replaced = entry.url === current(history).url,
): History {
  const { entries, at, base } = history
  const seen = length - base + 1
  const added = seen - at - 1
  const replaces = seen === entries.length && (added !== 1 || replaced)
  if (replaces) return { ...history, entries: entries.with(at, entry) }
  if (added < 1) return begin(entry, length)
  // A page that has moved on by itself may have left an entry behind.
  const passed = Array.from({ length: added - 1 }, () => ({ ...entry, steady: false }))
  const kept = [...entries.slice(0, at + 1), ...passed, entry]
  return { ...history, entries: kept, at: kept.length - 1 }
}

/** Where a step back or forward leads, if that can be known. */
export const beside = ({ entries, at }: History, step: -1 | 1): Entry | undefined =>
  entries[at + step]

export const go = (history: History, step: -1 | 1): History => ({
  ...history,
  at: history.at + step,
})
