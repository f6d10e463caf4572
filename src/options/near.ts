/** Edits (a letter more, less or other) from one name to another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same)
    }
    row = next
  }
  return row[b.length]!
}

/** The known name that an unknown one was surely meant to be. */
export const near = (name: string, known: readonly string[]): string | undefined =>
  known.find(
    (candidate) =>
      distance(name.toLowerCase(), candidate.toLowerCase()) <= (candidate.length > 5 ? 2 : 1),
  )
