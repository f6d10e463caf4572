/** Numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  pick<T>(list: readonly T[]): T
  /** The heavier, the likelier. */
  weighed<T extends { readonly weight: number }>(list: readonly T[]): T
}

/** Mulberry32: short, and good enough to choose links with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    pick(list) {
      if (!list.length) throw new Error('There is nothing to pick from')
      return list[Math.floor(next() * list.length)]!
    },
    weighed(list) {
      const total = list.reduce((sum, { weight }) => sum + weight, 0)
      let rest = next() * total
      const found = list.find(({ weight }) => {
        rest -= weight
        return rest < 0
      })
      if (!found) throw new Error('There is nothing to weigh')
      return found
    },
  }
}
