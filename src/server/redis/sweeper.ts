import { later } from '../later'

const EVERY = 1000
const AT_ONCE = 200
const FORGETS_EVERY = 60
const DAY = 24 * 3_600_000

/** What the sweeper does to a shard. */
export interface Sweeps {
  /** Ends what is due, up to so many: how many were looked at, and how many ends are waiting. */
  sweep(shard: number, most: number): Promise<readonly [looked: number, waiting: number]>
  /** Lets go of what nobody has asked for in all that time: ms. */
  forget(shard: number, age: number): Promise<unknown>
  /** Ends are waiting for a handler. */
  waiting(shard: number): void
}

/** Sweeps every shard about once a second. Any node may, and all do. */
export function createSweeper(shards: number, { sweep, forget, waiting }: Sweeps) {
  let clear: (() => void) | undefined
  let stopped = false
  let turns = 0

  async function sweepShard(shard: number): Promise<void> {
    const [looked, ends] = await sweep(shard, AT_ONCE)
    if (ends > 0) waiting(shard)
    if (looked === AT_ONCE && !stopped) await sweepShard(shard)
  }
  const every = (act: (shard: number) => Promise<unknown>) =>
    Promise.all(Array.from({ length: shards }, (_, shard) => act(shard)))

  const sweepAll = () => every(sweepShard)
  const forgetAll = () => every((shard) => forget(shard, DAY))
  const turn = async () => {
    await sweepAll()
    if (turns++ % FORGETS_EVERY === 0) await forgetAll()
  }
  // Nodes that began together must not stay together.
  const soon = () => {
    if (stopped) return
    const andAgain = () =>
      void turn()
        .catch(() => {})
        .then(soon)
    clear = later(andAgain, EVERY * (0.5 + Math.random()))
  }

  return {
    start() {
      if (!clear) soon()
    },
    sweepAll,
    forgetAll,
    stop() {
      stopped = true
      clear?.()
    },
  }
}
