import type { Lane } from '../../server/journal'
import { createLane } from './lane'
import type { createModel } from './model'

// Ticks of the axis are drawn this far ahead at least, whatever happens in between.
const REDRAW_EVERY = 5_000

/** Draws the lanes, keeps the live ones moving. */
export const startLanes = (place: HTMLElement, model: ReturnType<typeof createModel>) => {
  const lanes = new Map<string, ReturnType<typeof createLane>>()
  const calm = matchMedia('(prefers-reduced-motion: reduce)')

  // Measured from the place and not from the card, so that a card's padding is one constant.
  const width = () => {
    const card = lanes.values().next().value?.card
    if (!card) return 0
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(card)
    const padding = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd)
    return Math.max(200, Math.floor(card.clientWidth - padding))
  }

  const laneOf = (lane: Lane) => {
    const known = lanes.get(lane.id)
    known?.update(lane)
    const made = known ?? createLane(lane, model.timing())
    lanes.set(lane.id, made)
    return made
  }

  const draw = () => {
    const shown = model.shown()
    const cards = shown.map((lane) => laneOf(lane).card)
    for (const id of lanes.keys()) {
      if (!shown.some((lane) => lane.id === id)) lanes.delete(id)
    }
    const same =
      cards.length === place.children.length && cards.every((c, i) => place.children[i] === c)
    if (!same) place.replaceChildren(...cards)
    const [w, now] = [width(), model.now()]
    for (const lane of lanes.values()) lane.draw(w, now)
  }

  const move = () => {
    for (const lane of lanes.values()) if (lane.isLive()) lane.tick(model.now())
    if (calm.matches) setTimeout(move, 1_000)
    else requestAnimationFrame(move)
  }

  new ResizeObserver(draw).observe(place)
  setInterval(draw, REDRAW_EVERY)
  move()
  return draw
}
