import type { Lane } from '../../server/journal'
import type { Timing } from '../../server/timing'
import { clock } from '../clock'
import { html, svg } from '../dom'
import { drawAxis, drawMarks, HEIGHT, TRACK, warnings } from './marks'
import { type View, viewOf } from './view'
import { ends } from './words'

const bar = (kind: string) =>
  svg('rect', { class: kind, y: TRACK.y, height: TRACK.height, width: 0, rx: 0 })

const upright = (kind: string) => svg('line', { class: kind, y1: 6, y2: HEIGHT - 22 })

const summary = (lane: Lane) => {
  const count = (kind: string) => lane.entries.filter((entry) => entry.kind === kind).length
  const end = lane.reason ? `ended: ${ends[lane.reason]}` : 'still live'
  return `${lane.name}: ${count('page')} page loads, ${count('heartbeat')} heartbeats, ${end}`
}

const labels = { live: 'until it ends', closing: 'it may end', ended: 'lasted' }
const labelOf = ({ state }: Lane) => labels[state]

/** One session: a head with its state, and a timeline that moves while it lives. */
export const createLane = (first: Lane, timing: Timing) => {
  let lane = first
  let view: View = { scale: 0, nowX: 0, width: 0 }

  const badge = html('span', { class: 'badge' })
  const left = html('span', { class: 'left' })
  const leftLabel = html('span', { class: 'left-label' })
  const [lived, calm, urgent, open] = [bar('lived'), bar('calm'), bar('urgent'), bar('warning')]
  const [nowLine, deadline] = [upright('now'), upright('deadline')]
  const [axis, marks] = [svg('g'), svg('g')]
  const picture = svg('svg', { role: 'img', height: HEIGHT })
  picture.append(axis, calm, urgent, lived, open, deadline, nowLine, marks)

  const head = html(
    'header',
    {},
    html('span', { class: 'avatar', 'aria-hidden': 'true' }, lane.name.slice(0, 1)),
    html('div', { class: 'grow' }, html('h2', {}, lane.name), html('code', {}, lane.id)),
    badge,
    html('p', { class: 'time-left' }, left, leftLabel),
  )
  const card = html('article', { class: 'lane', 'aria-label': lane.name }, head, picture)

  const stretch = (rect: SVGRectElement, from: number, to: number) => {
    rect.setAttribute('x', String(from))
    rect.setAttribute('width', String(Math.max(0, to - from)))
  }

  const write = (element: HTMLElement, text: string) => {
    if (element.textContent !== text) element.textContent = text
  }

  const place = (line: SVGLineElement, x: number) =>
    line.setAttribute('transform', `translate(${x})`)

  /** Moves what moves. */
  const tick = (now: number) => {
    const at = lane.endedAt ?? now
    const { scale, nowX } = view
    const xOf = (time: number) => nowX + (time - at) * scale
    const moved = `translate(${xOf(lane.startedAt)})`
    for (const group of [axis, marks]) group.setAttribute('transform', moved)
    stretch(lived, xOf(lane.startedAt), nowX)
    if (lane.endedAt) return
    const closing = lane.state === 'closing'
    const end = Math.min(lane.idleAt, lane.lifetimeAt)
    const soon = Math.max(nowX, xOf(end - timing.warning))
    const last = warnings(lane).at(-1)
    const warned = last?.to === undefined ? last : undefined
    stretch(calm, nowX, Math.min(soon, xOf(end)))
    stretch(urgent, soon, xOf(end))
    stretch(open, warned ? xOf(warned.from) : nowX, nowX)
    place(nowLine, nowX)
    place(deadline, Math.max(nowX, xOf(end)))
    write(left, closing ? 'soon' : clock(end - now))
    const soonOver = closing || warned || end - now <= timing.warning
    card.dataset.state = soonOver ? 'warning' : 'live'
    write(badge, closing ? 'Waiting' : warned ? 'Warning open' : 'Live')
  }

  /** Draws what has happened, at this width. */
  const draw = (width: number, now: number) => {
    view = viewOf(lane, width, timing, now)
    picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`)
    picture.setAttribute('width', String(width))
    picture.setAttribute('aria-label', summary(lane))
    axis.replaceChildren(...drawAxis(lane, view, now))
    marks.replaceChildren(...drawMarks(lane, view))
    if (lane.endedAt) {
      card.dataset.state = 'ended'
      for (const gone of [calm, urgent, open, deadline, nowLine]) gone.remove()
      write(badge, `Ended: ${ends[lane.reason!]}`)
      write(left, clock(lane.endedAt - lane.startedAt))
    }
    write(leftLabel, labelOf(lane))
    tick(now)
  }

  return {
    card,
    tick,
    draw,
    update: (next: Lane) => {
      lane = next
    },
    isLive: () => lane.state !== 'ended',
  }
}
