import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { runs } from '../fakes/random'
import { MINUTE, SECOND } from '../fakes/rules'
import {
  type Act,
  type Fate,
  IDLE,
  INTERVAL,
  isDue,
  LAG,
  type Look,
  MARGIN,
  play,
  type Seen,
  type World,
} from './model/tabs'

const tab = fc.nat({ max: 5 })
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: tab.map((tab): Act => ({ do: 'act', tab })) },
  { weight: 3, arbitrary: tab.map((tab): Act => ({ do: 'stay', tab })) },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'open' }) },
  { weight: 1, arbitrary: tab.map((tab): Act => ({ do: 'close', tab })) },
  { weight: 1, arbitrary: tab.map((tab): Act => ({ do: 'look away', tab })) },
  {
    weight: 8,
    arbitrary: fc
      .oneof(
        fc.integer({ min: 1, max: 5 * SECOND }),
        fc.integer({ min: 1, max: 90 * SECOND }),
        fc.integer({ min: 1, max: 19 * MINUTE }),
      )
      .map((ms): Act => ({ do: 'wait', ms })),
  },
)
const freezing: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: anyAct },
  { weight: 1, arbitrary: tab.map((tab): Act => ({ do: 'freeze', tab })) },
  { weight: 2, arbitrary: tab.map((tab): Act => ({ do: 'thaw', tab })) },
)

const sleeping: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: freezing },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 40 * MINUTE }).map((ms): Act => ({ do: 'sleep', ms })),
  },
)

const fateOf = (lossy: boolean, troubled: boolean): fc.Arbitrary<Fate> =>
  fc.record({
    fails: fc.constantFrom(...(troubled ? (['request', 'answer'] as const) : []), ...NEVER),
    lost: lossy ? fc.integer({ min: 0, max: 3 }).map((n) => n === 0) : fc.constant(false),
    twice: fc.boolean(),
    delay: fc.integer({ min: 1, max: lossy ? 5000 : 300 }),
  })

const NEVER = [undefined, undefined, undefined]

const worldOf = (
  canAsk: boolean,
  lossy: boolean,
  acts = anyAct,
  troubled = lossy,
): fc.Arbitrary<World> =>
  fc.record({
    canAsk: fc.constant(canAsk),
    timed: fc.boolean(),
    fates: fc.array(fateOf(lossy, troubled), { minLength: 3, maxLength: 30 }),
    acts: fc.array(acts, { minLength: 10, maxLength: 60 }),
  })

// Thousands of histories take longer than a usual test.
vi.setConfig({ testTimeout: 300_000 * Number(process.env.HUNT ?? 1) })

/** Of each world; 102,000 in all by `npm run hunt`. */
const HISTORIES = Number(process.env.HISTORIES ?? 2_000)
/** Whole seconds differ by so much from answer to answer. */
const ROUNDING = 2 * SECOND
/** What was done so shortly ago may be on its way to the other tabs. */
const ON_ITS_WAY = SECOND
const open = (world: ReturnType<typeof play>) => world.tabs.filter(({ closed }) => !closed)

/** Nobody is signed out who was active in any tab, as far as the server has heard. */
const expectNoWrongEnd =
  (world: World, ended = new Set<number>()): Look =>
  (tabs, server, now) => {
    for (const { id, state } of tabs) {
      if (state.phase !== 'expired' || ended.has(id)) continue
      ended.add(id)
      if (now - server.acted < (world.canAsk ? LAG : ON_ITS_WAY)) continue
      const left = server.gone ? 0 : server.acted + IDLE - now
      expect(left, `tab ${id} expired in time`).toBeLessThanOrEqual(MARGIN + ROUNDING)
    }
  }

/** No tab shows a session that has been over for longer than the margin. */
const expectNoLateEnd: Look = (tabs, server, now, rules) => {
  const since = now - (server.slid + IDLE)
  for (const tab of tabs) {
    const { id, state, closed, frozen } = tab
    if (closed || frozen || isDue(tab, rules, now)) continue
    const shown = !['expired', 'ended', 'checking'].includes(state.phase)
    if (shown) expect(since, `tab ${id} in ${state.phase}`).toBeLessThanOrEqual(MARGIN + ROUNDING)
  }
}

/** No page stays covered for long while the server answers. */
const expectNoCover =
  ({ fates, acts }: World, since = new Map<number, number>()): Look =>
  (tabs, _, now, rules) => {
    const calm = !fates.some(({ fails }) => fails) && !acts.some((act) => STOPS.includes(act.do))
    for (const tab of calm ? tabs : []) {
      if (tab.state.phase !== 'checking') since.delete(tab.id)
      else if (!since.has(tab.id)) since.set(tab.id, now)
      if (tab.closed || isDue(tab, rules, now)) continue
      const covered = now - (since.get(tab.id) ?? now)
      expect(covered, `tab ${tab.id} covered`).toBeLessThanOrEqual(3 * SECOND)
    }
  }
const STOPS = ['freeze', 'sleep']

/** At most one heartbeat an interval reaches the server, and none tells of what was long ago. */
const expectFewBeats = ({ beats, ages }: Seen) => {
  for (const [i, { at, urgent }] of beats.entries()) {
    const gap = at - (beats[i - 1]?.at ?? 0)
    expect(gap).toBeGreaterThanOrEqual(urgent ? INTERVAL / 2 : INTERVAL - SECOND)
  }
  expect(Math.max(0, ...ages)).toBeLessThanOrEqual(2 * INTERVAL + 10 * SECOND)
}

test.each([
  ['that can ask', worldOf(true, true, anyAct, false)],
  ['that can ask a server in trouble', worldOf(true, true)],
  ['that can ask, of which some are frozen', worldOf(true, true, freezing)],
  ['that can ask, on a machine that sleeps', worldOf(true, true, sleeping)],
  ['that cannot ask, whose messages arrive', worldOf(false, false)],
])('tabs %s keep every promise', (_, worlds) => {
  const check = (world: World) => {
    const looks = [expectNoWrongEnd(world), expectNoLateEnd, expectNoCover(world)]
    const { server } = play(world, (...seen) => {
      for (const look of looks) look(...seen)
    })
    expectFewBeats(server)
  }
  fc.assert(fc.property(worlds, check), runs(HISTORIES))
})

test('an extension reaches every tab', () => {
  fc.assert(
    fc.property(worldOf(false, false), fc.boolean(), ({ fates }, timed) => {
      const world = play(
        {
          canAsk: false,
          timed,
          fates,
          acts: [
            { do: 'open' },
            { do: 'open' },
            { do: 'wait', ms: 18.5 * MINUTE },
            { do: 'stay', tab: 1 },
            { do: 'wait', ms: 3 * SECOND },
          ],
        },
        () => {},
      )
      for (const { state } of open(world)) expect(state.phase).toBe('active')
    }),
    runs(100),
  )
})

test('tabs in which nobody does anything send no heartbeat', () => {
  for (const count of [1, 5, 6]) {
    const acts: Act[] = Array.from({ length: count - 1 }, () => ({ do: 'open' }))
    for (let i = 0; i < 600; i++) acts.push({ do: 'act', tab: 0 }, { do: 'wait', ms: SECOND })
    const fates = [{ lost: false, twice: true, delay: 3 }]
    const { server } = play({ canAsk: false, timed: false, fates, acts }, () => {})
    expect(server.beats.length).toBeGreaterThanOrEqual(9)
    expect(server.beats.length).toBeLessThanOrEqual(11)
  }
})
