import { type Engine, type Signs, verdict } from '../../src/core/verdict'

export const engines = {
  /** Chrome 124 and later: a close is what fires no pageswap. */
  chromium: { pageswap: true, pageswapAcrossOrigins: true },
  /** Up to 27.2, and WebKitGTK: a pageswap, yet none to another site. */
  safari: { pageswap: true, pageswapAcrossOrigins: false },
  firefox: { pageswap: false, pageswapAcrossOrigins: false },
} satisfies Record<string, Engine>

type Word =
  | 'persisted'
  | 'detour'
  | `swap ${'inside' | 'outside'}`
  | `to ${'inside' | 'outside'}`
  | 'leaving'

/** What was seen, in few words: `swap inside, to outside, persisted`. */
export type Words = '' | Word | `${Word}, ${Word}` | `${Word}, ${Word}, ${Word}`

const signsOf = (engine: Engine, words: Words): Signs => {
  const has = (word: Word) => words.split(', ').includes(word)
  const place = (name: 'swap' | 'to') =>
    has(`${name} inside`) ? 'inside' : has(`${name} outside`) ? 'outside' : undefined
  return {
    engine,
    swap: place('swap'),
    intent: place('to'),
    persisted: has('persisted'),
    detour: has('detour'),
    leaving: has('leaving'),
  }
}

/** The verdict on what was seen, as `leave close`. */
export function say(engine: keyof typeof engines, words: Words, links: 'stay' | 'leave') {
  const said = verdict(signsOf(engines[engine], words), links)
  return `${said.verdict} ${said.cause}`
}
