import './redis'

/** With the shard in braces: all keys of one session are in one slot of a cluster. */
const [base] = KEYS as readonly [string]

export const keys = {
  session: (id: string) => `${base}:s:${id}`,
  /** When each session is due, by its id. */
  due: `${base}:due`,
  /** When each lifetime ends, by Redis's own clock: it goes on while Redis is away. */
  lifetimes: `${base}:lifetimes`,
  /** The ends that nobody has acknowledged. */
  ended: `${base}:ended`,
  /** The ends that could not be delivered. */
  dead: `${base}:dead`,
  clock: `${base}:clock`,
}
