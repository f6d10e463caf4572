import fc from 'fast-check'
import type { Event, Outcome, Rules } from '../../src/core/state'
import { HOUR, MINUTE, SECOND, T0 } from './rules'

/**
 * The same cases each time, so that a failure is about the change and not about luck. For a hunt:
 * `HUNT=50 npm run unit`, which takes so many times as many and others each time.
 */
export const runs = (times: number) => {
  const hunt = Number(process.env.HUNT ?? 0)
  if (hunt) return { numRuns: times * hunt }
  // A page that spins is reported as it was found: making it smaller would take minutes.
  return { numRuns: times, seed: 20_260_105, endOnFailure: true }
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const span = fc.integer({ min: 0, max: 30 * MINUTE })

/** Any rules that the options allow. */
export const anyRules: fc.Arbitrary<Partial<Rules>> = fc
  .record({
    idleTimeout: maybe(fc.integer({ min: 21 * SECOND, max: 2 * HOUR })),
    warning: maybe(fc.integer({ min: 20 * SECOND, max: 10 * MINUTE })),
    heartbeat: maybe(fc.integer({ min: 5 * SECOND, max: 10 * MINUTE })),
    lifetimeEnd: maybe(fc.integer({ min: -MINUTE, max: 3 * HOUR }).map((ms) => T0 + ms)),
    sessionKey: maybe(fc.constant('ada')),
    extendOn: fc.constantFrom('button' as const, 'activity' as const),
    canKeepAlive: fc.boolean(),
    canAsk: fc.boolean(),
    canSignOut: fc.boolean(),
  })
  .map((rules) => ({
    ...rules,
    canAsk: rules.canAsk || rules.idleTimeout === undefined,
    warning:
      rules.warning !== undefined && rules.warning < (rules.idleTimeout ?? HOUR)
        ? rules.warning
        : undefined,
  }))

export const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'live', status: 204 } as const) },
  {
    weight: 6,
    arbitrary: fc
      .record(
        { expiresIn: span, lifetimeIn: span, key: fc.constantFrom('ada', 'ada', 'ada', 'grace') },
        { requiredKeys: [] },
      )
      .map((more) => ({ kind: 'live' as const, status: 200, ...more })),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'failed', status: 0 } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'forbidden', status: 403 } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'gone', status: 401 } as const) },
)

/** What can happen besides answers. */
export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ type: 'activity' } as const) },
  { weight: 3, arbitrary: fc.constant({ type: 'stay', by: 'button' } as const) },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Event>(
      { type: 'dismiss' },
      { type: 'check' },
      { type: 'retry' },
      { type: 'pause' },
      { type: 'resume' },
      { type: 'wake', visible: true },
      { type: 'wake', visible: false },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'sign-out', by: 'button' } as const) },
  { weight: 1, arbitrary: fc.constant({ type: 'restored-after-leave' } as const) },
)

/** Mostly short pauses, and now and then a long one. */
export const anyPause = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 90 * SECOND }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 * MINUTE }) },
)
