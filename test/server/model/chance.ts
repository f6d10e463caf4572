/** Time and luck of one history: what is to happen later, in order, and the same for each seed. */
export function createChance(seed: number) {
  let now = 0
  let state = seed
  let count = 0
  const later: { at: number; count: number; act: () => void }[] = []

  // mulberry32
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const next = (until: number) => {
    let first: (typeof later)[number] | undefined
    for (const one of later) {
      if (one.at > until) continue
      if (!first || one.at < first.at || (one.at === first.at && one.count < first.count))
        first = one
    }
    return first
  }

  return {
    now: () => now,
    maybe: (likelihood: number) => random() < likelihood,
    between: (least: number, most: number) => least + Math.floor(random() * (most - least + 1)),
    after(ms: number, act: () => void) {
      later.push({ at: now + Math.max(0, ms), count: count++, act })
    },
    run(ms: number) {
      const until = now + ms
      for (let one = next(until); one; one = next(until)) {
        later.splice(later.indexOf(one), 1)
        now = one.at
        one.act()
      }
      now = until
    },
  }
}

export type Chance = ReturnType<typeof createChance>
