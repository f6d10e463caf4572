import { createBell } from '../bell'
import type { EndQueue } from '../delivery'
import { createPauses } from '../later'
import type { SessionEnded } from '../ledger'
import type { EndReason } from '../record'

const TAKEOVER = 60_000

/** As the script answers. */
type Claimed = readonly [
  stream: string,
  id: string,
  reason: EndReason,
  at: string,
  attempt: number,
  eventId: string,
]

/** Where an event is kept until it is acknowledged. */
interface Place {
  readonly shard: number
  readonly stream: string
}

export type Ask = (shard: number, op: string, ...args: string[]) => Promise<unknown>

/**
 * The ends of sessions, which all nodes share.
 *
 * @param takeover an end whose node has not been heard of for so long is another node's: ms
 */
export function createQueue(shards: number, ask: Ask, takeover = TAKEOVER) {
  const node = crypto.randomUUID()
  const everywhere = Array.from({ length: shards }, (_, shard) => shard)
  const places = new Map<SessionEnded, Place>()
  /** Shards in which there may be something to take. */
  const full = new Set<number>()
  /** What has failed, until its time has come again. */
  const pauses = createPauses()
  const bell = createBell()
  let stopped = false
  let holding: ReturnType<typeof setInterval> | undefined

  function look(shard: number): void {
    full.add(shard)
    bell.ring()
  }

  const enrollIn = async (shard: number, from = '-'): Promise<void> => {
    const next = (await ask(shard, 'enroll', from)) as string
    if (next) await enrollIn(shard, next)
  }
  const enroll = async () => {
    await Promise.all(everywhere.map((shard) => enrollIn(shard)))
    everywhere.forEach(look)
  }

  const eventOf = (
    shard: number,
    [stream, id, reason, at, attempt, old]: Claimed,
  ): SessionEnded => {
    const eventId = old || `${shard}-${stream}`
    const event = { eventId, id, reason, endedAt: Number(at), attempt }
    places.set(event, { shard, stream })
    return event
  }

  async function claim(shard: number, most: number): Promise<SessionEnded[]> {
    full.delete(shard)
    const claimed = (await ask(shard, 'claim', node, String(takeover), String(most))) as Claimed[]
    if (claimed.length === most) full.add(shard)
    return claimed.map((one) => eventOf(shard, one))
  }

  /** A node that is at work is not dead. */
  const hold = () => {
    const held = new Map<number, string[]>()
    for (const { shard, stream } of places.values()) {
      held.set(shard, [...(held.get(shard) ?? []), stream])
    }
    for (const [shard, streams] of held) ask(shard, 'hold', node, ...streams).catch(() => {})
  }

  const lookIn = (wait: number, shard: number) => {
    if (stopped) return
    pauses.after(() => look(shard), wait)
  }

  async function leave(event: SessionEnded, op: string, ...args: string[]): Promise<void> {
    const place = places.get(event)
    // Whether or not this can be written: what is not is handed out again.
    places.delete(event)
    if (place) await ask(place.shard, op, place.stream, ...args)
  }

  const queue: EndQueue = {
    async take(most, signal) {
      while (!signal.aborted) {
        const [shard] = full
        if (shard === undefined) {
          await bell.rung(signal)
          continue
        }
        // A Redis that is away, or that has lost the group with all else: the next sweep tells.
        const events = await claim(shard, most).catch(() =>
          enrollIn(shard).then(
            () => [],
            () => [],
          ),
        )
        if (events.length > 0) return events
      }
      return []
    },
    done: (event) => leave(event, 'done', event.id, String(event.endedAt)),
    retry: async (event, wait) => {
      const shard = places.get(event)?.shard
      await leave(event, 'later', node, String(Math.max(0, takeover - wait)))
      // A timer may be a ms early, and then Redis says that it is not yet time.
      if (shard !== undefined) lookIn(wait + 1, shard)
    },
    bury: (event, error) => {
      // Half a character is no JSON to Redis.
      const told = error.replace(/\p{Surrogate}/gu, '\ufffd')
      return leave(event, 'bury', event.eventId, JSON.stringify({ ...event, error: told }))
    },
  }

  return {
    queue,
    look,
    /** Takes part from now on. */
    async start() {
      // Where this fails, the first claim makes up for it.
      await enroll().catch(() => {})
      if (!stopped) holding ??= setInterval(hold, takeover / 3)
    },
    stop() {
      stopped = true
      clearInterval(holding)
      pauses.clear()
    },
  }
}
