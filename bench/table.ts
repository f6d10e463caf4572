/** Of all rounds. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export interface Row {
  readonly name: string
  readonly spreads: readonly Spread[]
}

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)]!
  return { median: at(0.5), least: at(0), most: at(1) }
}

const whole = (ns: number) => Math.round(ns).toLocaleString('en')

/** A table of figures in ns, each a median with the least and the most of all rounds. */
export const tableOf = (title: string, head: readonly string[], rows: readonly Row[]): string => {
  const lines = rows.map(({ name, spreads }) => [
    name,
    ...spreads.map(
      ({ median, least, most }) => `${whole(median)} (${whole(least)}–${whole(most)})`,
    ),
  ])
  const all = [[title, ...head], ...lines]
  const widths = all[0]!.map((_, n) => Math.max(...all.map((line) => line[n]!.length)))
  return all
    .map((line) =>
      line
        .map((cell, n) => (n ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!)))
        .join('   ')
        .trimEnd(),
    )
    .join('\n')
}
