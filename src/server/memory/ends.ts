import { createBell } from '../bell'
import { type EndQueue, readOptions } from '../delivery'
import { createPauses } from '../later'
import type { DeadLetter, SessionEnded } from '../ledger'
import { createWorkers } from '../workers'

interface Hooks {
  readonly epoch: () => number
  readonly keep: number
  readonly backoff?: ((attempt: number) => number) | undefined
  /** Somebody has to be told of the end of this one. */
  readonly preserve: (event: SessionEnded) => void
  /** Nobody has to, any more. */
  readonly release: (event: SessionEnded) => void
}

/** In order, and without moving everything whenever the first one leaves. */
function createLine<T>() {
  let items: T[] = []
  let gone = 0
  return {
    first: (): T | undefined => items[gone],
    all: (): readonly T[] => items.slice(gone),
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
export function createEnds({ epoch, keep, backoff, preserve, release }: Hooks) {
  /** Nobody has asked for these yet. */
  const fresh = createLine<SessionEnded>()
  /** These were asked for and are owed, however long it takes. */
  const owed = createLine<SessionEnded>()
  const letters = new Map<string, DeadLetter>()
  const bell = createBell()
  const pauses = createPauses()

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
    done: release,
    retry(event, wait) {
      if (workers.closing.aborted) return
      pauses.after(() => owe({ ...event, attempt: event.attempt + 1 }), wait)
    },
    bury: (event, error) => void letters.set(event.eventId, { ...event, error }),
  }
  const workers = createWorkers(queue, backoff)

  /** An end is remembered for so long. Whom nobody has asked until then nobody will miss. */
  function prune() {
    if (workers.isAnybody()) return
    const since = epoch() - keep
    while ((fresh.first()?.endedAt ?? Infinity) <= since) release(fresh.shift()!)
  }

  return {
    prune,
    push(event: SessionEnded) {
      fresh.push(event)
      if (workers.isAnybody()) preserve(event)
      bell.ring()
    },
    async consume(...[handler, options]: Parameters<typeof workers.consume>) {
      readOptions(options)
      // From now on they wait for as long as it takes.
      for (const event of fresh.all()) preserve(event)
      await workers.consume(handler, options)
    },
    letters: () => [...letters.values()],
    redeliver(eventId: string): boolean {
      const letter = letters.get(eventId)
      if (!letter) return false
      const { error: _, ...event } = letter
      letters.delete(eventId)
      owe({ ...event, attempt: 1 })
      return true
    },
    close() {
      pauses.clear()
      return workers.close()
    },
  }
}
