import { isReason } from './message'
import type { Ask, Talk } from './state'

/** Of another version nothing is understood. */
const VERSION = 1

const ASKS: readonly unknown[] = ['beat', 'stay', 'check'] satisfies Ask[]
const isAsk = (what: unknown): what is Ask => ASKS.includes(what)

/** The moment at which a message is written or read, on the page's clock and on the wall. */
interface Moment {
  readonly now: number
  readonly wall: number
}

/** What one tab hears of another: which login it is about, and what it says. */
export interface Word {
  readonly key: string | undefined
  readonly talk: Talk
}

/** What a word is about, and its moments as ages, with spans after them. */
function contentOf(talk: Talk, now: number): unknown[] {
  if (talk.says === 'use') return [undefined, now - talk.acted, now - talk.beaten, now - talk.heard]
  if (talk.says === 'over') return [talk.reason]
  if (talk.says === 'hello') return []
  const { to, began, asked, outcome } = talk
  const { expiresIn, lifetimeIn } = outcome.kind === 'live' ? outcome : {}
  return [to, now - began, now - asked, expiresIn, lifetimeIn]
}

/**
 * A message to the other tabs. A list, as names may differ from build to build, with ages in place of
 * moments: two tabs that saw the wall clock being set differently have different clocks.
 */
export const write = ({ key, talk }: Word, { now, wall }: Moment): unknown[] => [
  VERSION,
  wall,
  key,
  talk.says,
  ...contentOf(talk, now),
]

const isSpan = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < Infinity

/** What a message means here; undefined where it is none of ours. */
export function read(message: unknown, { now, wall }: Moment): Word | undefined {
  if (!Array.isArray(message)) return
  // In storage, where a message is a text, nothing at all is null.
  const [version, said, key, says, what, ...spans] = message.map((item) => item ?? undefined)
  const ours = version === VERSION && isSpan(said) && /^(st|un)/.test(typeof key)
  // What is left out says nothing.
  if (!ours || !spans.every((span) => span === undefined || isSpan(span))) return
  const talk = talkOf(says, what, spans, now - Math.max(0, wall - said))
  return talk && { key, talk }
}

/** @param at when it was said, on the page's clock. */
function talkOf(says: unknown, what: unknown, spans: number[], at: number): Talk | undefined {
  const [first, second, third, fourth] = spans
  if (says === 'hello') return { says }
  if (says === 'over' && (isReason(what) || what === 'gone')) return { says, reason: what }
  if (!isSpan(first) || !isSpan(second)) return
  const [began, asked] = [at - first, at - second]
  if (says === 'use' && isSpan(third))
    return { says, acted: began, beaten: asked, heard: at - third }
  if (says === 'answered' && isAsk(what)) {
    const outcome = { kind: 'live', status: 200, expiresIn: third, lifetimeIn: fourth } as const
    return { says, to: what, began, asked, outcome }
  }
}
