/** Pages that die together do so within this time. */
const TOGETHER = 10_000

/**
 * Who has left, in the order it was heard. Pages that die together each believe in the others: the
 * last of them, whoever is named by any, has nobody left.
 */
export function createRoll(): {
  /** Whether everybody has left who was named by those who left just now. */
  left(page: string, others: readonly string[], now: number): boolean
  back(page: string): void
} {
  const gone = new Map<string, { at: number; others: readonly string[] }>()
  return {
    left(page, others, now) {
      for (const [id, { at }] of gone) if (now - at > TOGETHER) gone.delete(id)
      gone.set(page, { at: now, others })
      const named = [...gone.values()].flatMap((one) => one.others)
      return named.every((id) => gone.has(id))
    },
    back: (page) => gone.delete(page),
  }
}
