/** Random choices that a seed repeats (mulberry32). */
export function createChance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T
  const often = (share: number) => next() < share
  const some = (most: number, make: () => string) =>
    Array.from({ length: below(most + 1) }, make).join('')
  /** Any UTF-16 unit, halves of pairs among them; mostly ASCII, where the grammar is. */
  const letter = () => String.fromCharCode(below(often(0.8) ? 0x80 : often(0.5) ? 0x3000 : 0x10000))
  return { below, one, often, some, letter }
}

export type Chance = ReturnType<typeof createChance>

/** Cuts, doubles, swaps or adds something somewhere. */
export function mutate(chance: Chance, text: string): string {
  const at = chance.below(text.length + 1)
  const end = at + chance.below(4)
  return chance.one([
    () => text.slice(0, at) + text.slice(end),
    () => text.slice(0, end) + text.slice(at),
    () => text.slice(0, at) + chance.letter() + text.slice(end),
    () => text.slice(0, at) + chance.some(8, chance.letter) + text.slice(at),
  ])()
}
