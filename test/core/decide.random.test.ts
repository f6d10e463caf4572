import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ask, Outcome } from '../../src/core/state'
import { drive, type Step } from '../fakes/drive'
import { anyEvent, anyOutcome, anyPause, anyRules, runs } from '../fakes/random'
import { live, MINUTE, SECOND } from '../fakes/rules'

const finished = (phase: string) => phase === 'expired' || phase === 'ended'

/** Any life of a session: what happens, how long the page runs or sleeps, what the server says. */
const life = fc.record({
  rules: anyRules,
  lag: fc.integer({ min: 1, max: 12 * SECOND }),
  answers: fc.array(anyOutcome, { minLength: 1, maxLength: 40 }),
  acts: fc.array(fc.tuple(anyEvent, anyPause, fc.integer({ min: 0, max: 9 })), { maxLength: 80 }),
})
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

function play({ rules, lag, answers, acts }: Life, seen: (step: Step) => void) {
  let asked = 0
  const server = (_: Ask): Outcome | undefined => answers[asked++ % answers.length]
  const page = drive(rules, { server, lag, seen })
  for (const [event, pause, slept] of acts) {
    page.send(event)
    if (slept) page.run(pause)
    else page.sleep(pause)
  }
  page.run(10 * MINUTE)
  return page
}

describe('in any life of a session', () => {
  const promise = (name: string, check: (one: Life) => void) =>
    test(name, () => fc.assert(fc.property(life, check), runs(400)))

  promise('the next wake-up is never in the past', (one) => {
    play(one, ({ wake, now }) => expect(wake).toBeGreaterThan(now))
  })

  promise('no second has many wake-ups', (one) => {
    const seconds = new Map<number, number>()
    play(one, ({ event, now }) => {
      if (event.type !== 'wake') return
      const second = Math.floor(now / SECOND)
      seconds.set(second, (seconds.get(second) ?? 0) + 1)
    })
    expect(Math.max(0, ...seconds.values())).toBeLessThan(10)
  })

  promise('the remaining time is never negative and never nonsense', (one) => {
    play(one, ({ remaining }) => expect(remaining).toBeGreaterThanOrEqual(0))
  })

  promise('an end is final, and nothing is done after it', (one) => {
    let end: string | undefined
    play(one, ({ state, effects }) => {
      if (end) {
        expect(state.phase).toBe(end)
        expect(effects).toEqual([])
      }
      if (finished(state.phase)) end = state.phase
    })
  })

  promise('an end is told exactly once, as what it is', (one) => {
    const page = play(one, () => {})
    const { phase } = page.state
    expect(page.told('expired')).toHaveLength(phase === 'expired' ? 1 : 0)
    expect(page.told('signedout')).toHaveLength(phase === 'ended' ? 1 : 0)
  })

  promise('a covered page is shown again only by an answer', (one) => {
    let before = 'active'
    play(one, ({ state, event }) => {
      const covered = finished(state.phase) || state.phase === 'checking'
      if (before === 'checking' && !covered) expect(event.type).toBe('answer')
      before = state.phase
    })
  })

  promise('nothing is asked that has no address', (one) => {
    const { rules, asked } = play(one, () => {})
    if (!rules.canAsk) expect(asked('check')).toEqual([])
    if (!rules.canSignOut) expect(asked('logout')).toEqual([])
    if (!rules.canKeepAlive) expect([...asked('beat'), ...asked('stay')]).toEqual([])
  })

  promise('ticks are told only between a warning and what closes it', (one) => {
    let open = false
    play(one, ({ effects }) => {
      for (const effect of effects) {
        if (effect.do !== 'tell') continue
        if (effect.event === 'tick') expect(open).toBe(true)
        if (effect.event === 'warning') open = true
        if (effect.event === 'extended' || effect.event === 'expired') open = false
      }
    })
  })
})

test('nobody who is active is signed out or even warned while the server answers', () => {
  const world = fc.record({
    idle: fc.integer({ min: MINUTE, max: 60 * MINUTE }),
    timed: fc.boolean(),
    gaps: fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 300 }),
  })
  fc.assert(
    fc.property(world, ({ idle, timed, gaps }) => {
      const answer = timed ? live({ expiresIn: idle }) : live()
      const page = drive({ idleTimeout: idle }, { server: () => answer, lag: 200 })
      for (const gap of gaps) {
        page.run(Math.round(Math.min(MINUTE, idle / 8) * gap))
        page.send({ type: 'activity' })
      }
      expect(page.told('warning')).toEqual([])
      expect(page.state.phase).toBe('active')
    }),
    runs(60),
  )
})
