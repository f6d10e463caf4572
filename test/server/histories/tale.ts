import fc from 'fast-check'
import { GRACE } from '../../../src/server/policy'
import type { Sign } from '../../../src/server/record'
import type { LedgerRules } from '../../../src/server/rules'
import { type History, historyOf, play } from '../model/history'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** When the worlds of the model begin, by their servers' clocks. */
export const BEGIN = HOUR

/** A step is at that time by the server's clock, which somebody may set back. */
export interface Step {
  readonly at: number
  /** None: somebody looks. */
  readonly sign: Sign | undefined
}

export interface Tale {
  readonly rules: LedgerRules
  readonly steps: readonly Step[]
}

const upTo = (ms: number) => fc.integer({ min: 1, max: ms })
const grace = fc.oneof(
  { weight: 5, arbitrary: fc.constant(GRACE) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ close: upTo(MINUTE), external: upTo(MINUTE), unsure: upTo(3 * MINUTE) },
      ...{ crash: upTo(3 * MINUTE), silence: upTo(3 * MINUTE) },
    }),
  },
  { weight: 1, arbitrary: fc.constant('off' as const) },
)
/** Mostly so long that a session ends of leaves, as in the model. */
const anyRules = fc.record({
  idleTimeout: fc.oneof(
    { weight: 4, arbitrary: fc.constant(100 * HOUR) },
    { weight: 1, arbitrary: fc.integer({ min: 5 * SECOND, max: 5 * MINUTE }) },
  ),
  lifetime: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 5 * SECOND, max: 10 * MINUTE }) },
  ),
  grace,
})

/** What no page of the model does. */
const aside = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  act: fc.oneof(
    { weight: 20, arbitrary: fc.constant('look' as const) },
    { weight: 10, arbitrary: fc.constant('touch' as const) },
    { weight: 1, arbitrary: fc.constant('logout' as const) },
  ),
})
type Aside = typeof aside extends fc.Arbitrary<infer T> ? T : never

const ASIDES: Record<Aside['act'], Sign | undefined> = {
  look: undefined,
  touch: { event: 'touch' },
  logout: { event: 'logout', page: 'aside', n: 1 },
}

function stepsOf(one: History, asides: readonly Aside[]): Step[] {
  const world = play(one)
  // What is still on its way arrives after the end.
  world.chance.run(MINUTE)
  const steps: Step[] = [...world.server.heard]
  for (const { place, act } of asides) {
    const before = Math.floor(place * steps.length)
    const at = steps[before]?.at ?? steps.at(-1)?.at ?? BEGIN
    steps.splice(before, 0, { at, sign: ASIDES[act] })
  }
  return steps
}

const asides = fc.array(aside, { maxLength: 3 })
const tales = fc
  .tuple(historyOf('max'), anyRules, asides)
  .map(([one, { lifetime, ...rest }, more]): Tale => {
    const rules = { ...rest, ...(lifetime !== undefined && { lifetime }) }
    return { rules, steps: stepsOf(one, more) }
  })

/** The same for each seed. */
export const talesOf = (seed: number, count: number): Tale[] =>
  fc.sample(tales, { seed, numRuns: count })
