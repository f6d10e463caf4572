/** Whether one name becomes the other by at most so many letters more, less or other. */
function within(edits: number, a: string, b: string): boolean {
  if (a === b) return true
  if (a[0] && a[0] === b[0]) return within(edits, a.slice(1), b.slice(1))
  return (
    edits > 0 &&
    (within(edits - 1, a.slice(1), b) ||
      within(edits - 1, a, b.slice(1)) ||
      within(edits - 1, a.slice(1), b.slice(1)))
  )
}

/** The known name that an unknown one was surely meant to be. */
export const near = (name: string, known: readonly string[]): string | undefined =>
  known.find((candidate) =>
    within(candidate.length > 5 ? 2 : 1, name.toLowerCase(), candidate.toLowerCase()),
  )
