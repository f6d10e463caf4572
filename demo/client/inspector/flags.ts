import type { Entry } from '../../server/journal'
import { inShort } from './words'

export interface Flag {
  kind: string
  /** Where its pole stands, and where the flag begins: to the left of it when there is no room. */
  x: number
  left: number
  width: number
  row: number
  text: string
}

const pen = document.createElement('canvas').getContext('2d')

const widthOf = (text: string) => {
  if (!pen) return text.length * 7
  pen.font = `600 11px ${getComputedStyle(document.body).fontFamily}`
  return pen.measureText(text).width
}

// What must not be missing comes first; what finds no room is still in the log.
const order = ['end', 'verdict', 'extended', 'warning', 'expired', 'error', 'sign-in', 'page']

const shorten = (text: string) => (text.length > 20 ? `${text.slice(0, 19)}…` : text)

const kindOf = (entry: Entry) => (entry.kind === 'verdict' ? entry.verdict : entry.kind)

/** Places the labels of some entries in a few rows, so that none covers another. */
export const placeFlags = (
  entries: Entry[],
  xOf: (at: number) => number,
  rows: number,
  edge: number,
): Flag[] => {
  const placed: Flag[] = []
  const fits = (x: number, width: number, row: number) =>
    !placed.some((f) => f.row === row && x < f.left + f.width + 6 && f.left < x + width + 6)

  const sorted = entries
    .filter((entry) => order.includes(entry.kind))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.n - b.n)

  for (const entry of sorted) {
    const text = shorten(inShort(entry) ?? '')
    const x = xOf(entry.at)
    const width = widthOf(text) + 14
    const left = Math.min(x, edge - width)
    const row = Array.from({ length: rows }, (_, i) => i).find((i) => fits(left, width, i))
    if (row !== undefined) placed.push({ kind: kindOf(entry), x, left, width, row, text })
  }
  return placed
}
