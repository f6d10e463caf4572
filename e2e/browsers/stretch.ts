/** The pointer is drawn into the frame as well: it may cut a label in two. */
const POINTER = 16
/** And it has colours of its own, a few pixels wide. */
const LEAST = 2 * POINTER

interface Stretch {
  readonly from: number
  readonly to: number
}

const length = ({ from, to }: Stretch) => to - from

/** The longest stretch of a colour in a row of pixels, unless all are tiny. */
export const longest = (row: readonly number[], colour: number): Stretch | undefined => {
  const all: Stretch[] = []
  for (const [x, pixel] of row.entries()) {
    if (pixel !== colour) continue
    const last = all.at(-1)
    if (last && x - last.to <= POINTER) all[all.length - 1] = { from: last.from, to: x }
    else all.push({ from: x, to: x })
  }
  const [first] = all.sort((a, b) => length(b) - length(a))
  return first && length(first) >= LEAST ? first : undefined
}
