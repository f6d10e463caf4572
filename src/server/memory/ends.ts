import { createBell } from '../bell'
import { type EndQueue, work } from '../delivery'
import { later } from '../later'
import type { ConsumeOptions, DeadLetter, SessionEnded } from '../ledger'

interface Hooks {
  readonly epoch: () => number
  readonly keep: number
  readonly backoff?: ((attempt: number) => number) | undefined
  /** Nobody could be told of it, and somebody has to be. */
  readonly buried: (event: SessionEnded) => void
  /** It is told again. */
  readonly revived: (id: string) => void
}

/** In order, and without moving everything whenever the first one leaves. */
function createLine<T>() {
  let items: T[] = []
  let gone = 0
  return {
    first: (): T | undefined => items[gone],
    push: (item: T) => void items.push(item),
    shift(): T | undefined {
      const item = items[gone]
      if (gone < items.length) gone++
      if (gone > 1000 && gone > items.length / 2) {
        items = items.slice(gone)
        gone = 0
      }
      return item
    },
  }
}

/** The ends that are to be told of, for as many consumers as there are. */
export function createEnds({ epoch, keep, backoff, buried, revived }: Hooks) {
  /** Nobody has asked for these yet. */
  const fresh = createLine<SessionEnded>()
  /** These were asked for and are owed, however long it takes. */
  const owed = createLine<SessionEnded>()
  const letters = new Map<string, DeadLetter>()
  const bell = createBell()
  const pauses = new Set<() => void>()
  const working = new Set<Promise<void>>()
  const closing = new AbortController()

  const owe = (event: SessionEnded) => {
    owed.push(event)
    bell.ring()
  }
  const next = () => owed.shift() ?? fresh.shift()
  const isEmpty = () => !(owed.first() ?? fresh.first())

  const queue: EndQueue = {
    async take(most, signal) {
      while (!signal.aborted && isEmpty()) await bell.rung(signal)
      const events: SessionEnded[] = []
      while (!signal.aborted && events.length < most && !isEmpty()) events.push(next()!)
      return events
    },
    done() {},
    retry(event, wait) {
      if (closing.signal.aborted) return
      const clear = later(() => {
        pauses.delete(clear)
        owe({ ...event, attempt: event.attempt + 1 })
      }, wait)
      pauses.add(clear)
    },
    bury(event, error) {
      letters.set(event.eventId, { ...event, error })
      buried(event)
    },
  }

  /** An end is remembered for so long. Whom nobody has asked until then nobody will miss. */
  function prune() {
    if (working.size > 0) return
    const since = epoch() - keep
    while ((fresh.first()?.endedAt ?? Infinity) <= since) fresh.shift()
  }

  return {
    prune,
    push(event: SessionEnded) {
      fresh.push(event)
      bell.ring()
    },
    async consume(handler: (event: SessionEnded) => unknown, options?: ConsumeOptions) {
      const one = work({ queue, handler, options, closing: closing.signal, backoff })
      working.add(one)
      await one.finally(() => working.delete(one))
    },
    letters: () => [...letters.values()],
    redeliver(eventId: string): boolean {
      const letter = letters.get(eventId)
      if (!letter) return false
      const { error: _, ...event } = letter
      letters.delete(eventId)
      revived(event.id)
      owe({ ...event, attempt: 1 })
      return true
    },
    async close() {
      closing.abort()
      for (const clear of pauses) clear()
      await Promise.allSettled(working)
    },
  }
}
