/** What is due at a time. It knows its own place, so that it is found without a search. */
export interface Dated {
  readonly at: number
  /** Since then. */
  readonly wait: number
  place: number
}

export const dueAt = ({ at, wait }: Dated): number => at + wait

/** What is due next, among millions: a binary heap. Every change costs O(log n). */
export function createAgenda<T extends Dated>() {
  const items: T[] = []

  const put = (item: T, place: number) => {
    items[place] = item
    item.place = place
  }

  const rise = (item: T): void => {
    let { place } = item
    while (place > 0) {
      const above = (place - 1) >> 1
      if (dueAt(items[above]!) <= dueAt(item)) break
      put(items[above]!, place)
      place = above
    }
    put(item, place)
  }

  const sink = (item: T): void => {
    let { place } = item
    for (;;) {
      const left = 2 * place + 1
      if (left >= items.length) break
      const right = left + 1
      const sooner =
        right < items.length && dueAt(items[right]!) < dueAt(items[left]!) ? right : left
      if (dueAt(item) <= dueAt(items[sooner]!)) break
      put(items[sooner]!, place)
      place = sooner
    }
    put(item, place)
  }

  const moved = (item: T) => {
    rise(item)
    sink(item)
  }

  return {
    first: (): T | undefined => items[0],
    add(item: T) {
      put(item, items.length)
      rise(item)
    },
    /** Its time has changed. */
    moved,
    remove(item: T) {
      const last = items.pop()!
      if (last === item) return
      put(last, item.place)
      moved(last)
    },
    clear() {
      items.length = 0
    },
  }
}
