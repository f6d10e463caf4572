import type { Entry, Lane } from '../../server/journal'
import { svg } from '../dom'
import { type Flag, placeFlags } from './flags'
import type { View } from './view'
import { tickStep } from './view'

export const HEIGHT = 156
export const TRACK = { y: 68, height: 14 }
const MIDDLE = TRACK.y + TRACK.height / 2
const ABOVE = [42, 18]
const BELOW = [96, 114]
const FLAG_HEIGHT = 19

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

const flag = (ys: number[], poleFrom: number) => (f: Flag) => {
  const y = ys[f.row]!
  const poleTo = y < poleFrom ? y : y + FLAG_HEIGHT
  return svg(
    'g',
    { class: `flag ${f.kind}` },
    svg('line', { x1: f.x, x2: f.x, y1: poleFrom, y2: poleTo }),
    svg('rect', { x: f.left, y, width: f.width, height: FLAG_HEIGHT, rx: 5 }),
    svg('text', { x: f.left + 7, y: y + 13.5 }, f.text),
  )
}

const point = (entry: Entry, x: number): SVGElement | undefined => {
  switch (entry.kind) {
    case 'page':
      return svg('circle', { class: 'page', cx: x, cy: MIDDLE, r: 6 })
    case 'heartbeat':
      return svg('circle', { class: 'heartbeat', cx: x, cy: MIDDLE, r: 2.5 })
    case 'verdict':
      return svg('path', { class: entry.verdict, d: `M${x} ${TRACK.y - 9}l5 6l-5 6l-5-6z` })
    case 'end':
      return svg('path', { class: 'end', d: `M${x} ${TRACK.y - 10}v${TRACK.height + 20}` })
    default:
      return undefined
  }
}

/** When a warning stood open: until somebody stayed, or came back, or the session ended. */
export const warnings = (lane: Lane): { from: number; to?: number }[] => {
  const spans: { from: number; to?: number }[] = []
  for (const { kind, at } of lane.entries) {
    const open = spans.at(-1)
    const isOpen = open && open.to === undefined
    if (kind === 'warning' && !isOpen) spans.push({ from: at })
    const closes = ['extended', 'heartbeat', 'page', 'expired', 'end'].includes(kind)
    if (isOpen && closes) open.to = at
  }
  return spans
}

/** Clock times below a lane, and a line above each. */
export const drawAxis = (lane: Lane, view: View, now: number): SVGElement[] => {
  const step = tickStep(view.scale)
  const end = lane.endedAt ?? now
  const first = lane.endedAt ? lane.startedAt : end - view.nowX / view.scale - step
  // A live lane moves on between two drawings: some ticks wait beyond its edge.
  const last = end + (view.width - view.nowX) / view.scale + (lane.endedAt ? -step : step * 2)
  const ticks: SVGElement[] = []
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
    const x = (at - lane.startedAt) * view.scale
    ticks.push(svg('line', { class: 'grid', x1: x, x2: x, y1: 8, y2: HEIGHT - 20 }))
    ticks.push(svg('text', { class: 'tick', x, y: HEIGHT - 5 }, time.format(at)))
  }
  return ticks
}

// The far row first, so that its poles pass behind the near one.
const farFirst = (a: Flag, b: Flag) => b.row - a.row

/** Everything in a lane that has its place in time, drawn from the session's start on. */
export const drawMarks = (lane: Lane, view: View): SVGElement[] => {
  // What a page reports when all is over belongs to the end.
  const end = lane.endedAt ?? Infinity
  const xOf = (at: number) => (Math.min(at, end) - lane.startedAt) * view.scale
  const edge = lane.endedAt ? view.width - view.nowX + xOf(end) : Infinity
  const isStray = (entry: Entry) =>
    entry.at >= end && entry.kind === 'verdict' && entry.verdict === 'stay'
  const above = lane.entries.filter((entry) => entry.kind !== 'page' && !isStray(entry))
  const pages = lane.entries.filter(({ kind }) => kind === 'page')
  const spans = warnings(lane)
    .filter((span) => span.to !== undefined)
    .map(({ from, to }) =>
      svg('rect', {
        class: 'warning',
        x: xOf(from),
        y: TRACK.y,
        width: Math.max(2, xOf(to!) - xOf(from)),
        height: TRACK.height,
      }),
    )
  return [
    ...spans,
    ...placeFlags(above, xOf, ABOVE.length, edge).sort(farFirst).map(flag(ABOVE, TRACK.y)),
    ...placeFlags(pages, xOf, BELOW.length, edge)
      .sort(farFirst)
      .map(flag(BELOW, TRACK.y + TRACK.height)),
    ...lane.entries
      .filter((entry) => !isStray(entry))
      .map((entry) => point(entry, xOf(entry.at)))
      .filter((mark) => !!mark),
  ]
}
