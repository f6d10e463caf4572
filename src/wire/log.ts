import type { Effect } from '../core/state'
import type { Log } from '../ports'

const wordOf = (effect: Effect): string => {
  if (effect.do === 'ask') return `ask ${effect.what}`
  if (effect.do === 'share') return `share ${effect.talk.says}`
  return `tell ${effect.event}`
}

/** One readable line a decision, for an author who wonders why. */
export const log =
  (channel: string): Log =>
  ({ type }, before, after, effects) => {
    if (!effects.length) return
    const phases = before === after ? after : `${before} > ${after}`
    console.debug(`${channel}: ${type}: ${phases} (${effects.map(wordOf).join(', ')})`)
  }
