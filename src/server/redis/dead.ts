import type { DeadLetter } from '../ledger'
import type { Ask } from './queue'

/** Letters by their event's name, as Redis lists a hash. */
const lettersOf = (fields: readonly string[]): DeadLetter[] =>
  fields.filter((_, place) => place % 2 === 1).map((text) => JSON.parse(text))

/** Of one ms, those of one shard in the order of the stream. */
const byAge = (one: DeadLetter, other: DeadLetter) =>
  one.endedAt - other.endedAt || one.eventId.localeCompare(other.eventId, 'en', { numeric: true })

/** The ends that could not be delivered. */
export const createDeadLetters = (shards: number, ask: Ask) => ({
  async list(): Promise<DeadLetter[]> {
    const everywhere = Array.from({ length: shards }, (_, shard) => ask(shard, 'letters'))
    const letters = (await Promise.all(everywhere)) as string[][]
    return letters.flatMap(lettersOf).sort(byAge)
  },

  /** The shard that it is of. */
  async redeliver(eventId: string): Promise<number | undefined> {
    const shard = Number(/^(\d+)-/.exec(eventId)?.[1] ?? -1)
    if (shard < 0 || shard >= shards) return
    return (await ask(shard, 'revive', eventId)) === 1 ? shard : undefined
  },
})
