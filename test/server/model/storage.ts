import type { Chance } from './chance'

export type Change =
  | { readonly do: 'enter' | 'exit' | 'freeze'; readonly page: string }
  | { readonly do: 'mark'; readonly page: string; readonly n: number; readonly at: number }
  | { readonly do: 'clear'; readonly marks: readonly { page: string; n: number }[] }

/** Until then a process sees what another has written. */
export const LAG = 1500

/** What one page sees of the storage: everything in order, and some of it late. */
export interface View {
  /** The other pages, and whether they are frozen. */
  readonly pages: Map<string, boolean>
  readonly marks: Map<string, { page: string; n: number; at: number }>
  stop(): void
}

/** `localStorage`, which is not serialised between processes. */
export function createStorage(chance: Chance) {
  const log: { at: number; change: Change; tab: object }[] = []
  const readers = new Set<(upTo: number) => void>()

  const tell = (reader: (upTo: number) => void, upTo: number, most: number) =>
    chance.after(chance.between(0, most), () => readers.has(reader) && reader(upTo))

  return {
    write(change: Change, tab: object) {
      log.push({ at: chance.now(), change, tab })
      for (const reader of readers) tell(reader, log.length, LAG)
    },
    open(self: string, tab: object, marked: () => void): View {
      const pages: View['pages'] = new Map()
      const marks: View['marks'] = new Map()
      let seen = 0
      const apply = (change: Change) => {
        if (change.do === 'clear') {
          for (const { page, n } of change.marks) if (marks.get(page)?.n === n) marks.delete(page)
        } else if (change.page === self) {
          // Its own.
        } else if (change.do === 'mark') {
          marks.set(change.page, change)
          marked()
        } else if (change.do === 'exit') {
          pages.delete(change.page)
        } else {
          pages.set(change.page, change.do === 'freeze')
        }
      }
      const read = (upTo: number) => {
        for (; seen < upTo; seen++) apply(log[seen]!.change)
      }
      const known = chance.now() - chance.between(0, LAG)
      // What was written in its own tab it sees at once.
      read(log.findLastIndex((one) => one.at <= known || one.tab === tab) + 1)
      readers.add(read)
      tell(read, log.length, LAG)
      return { pages, marks, stop: () => readers.delete(read) }
    },
  }
}

export type Storage = ReturnType<typeof createStorage>
