import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRoll } from '../../src/core/roll'
import { runs } from '../fakes/random'
import { MINUTE, SECOND, T0 } from '../fakes/rules'

const rest = (pages: readonly string[], page: string) => pages.filter((other) => other !== page)

describe('pages that die together', () => {
  test('leave nobody when the last of them has left', () => {
    const roll = createRoll()
    expect(roll.left('a', ['b', 'c'], T0)).toBe(false)
    expect(roll.left('b', ['a', 'c'], T0)).toBe(false)
    expect(roll.left('c', ['a', 'b'], T0)).toBe(true)
  })

  test('leave nobody where only one of them knew of the others', () => {
    const roll = createRoll()
    expect(roll.left('a', ['b'], T0)).toBe(false)
    expect(roll.left('b', [], T0)).toBe(true)
  })

  test('leave somebody where one was named by any of them', () => {
    const roll = createRoll()
    roll.left('a', ['b', 'c'], T0)
    expect(roll.left('b', ['a'], T0)).toBe(false)
  })

  test('do so within ten seconds, to the millisecond', () => {
    const inTime = createRoll()
    inTime.left('a', ['b'], T0)
    expect(inTime.left('b', ['a'], T0 + 10 * SECOND)).toBe(true)
    const late = createRoll()
    late.left('a', ['b'], T0)
    expect(late.left('b', ['a'], T0 + 10 * SECOND + 1)).toBe(false)
  })

  test('are not held up by what a page said that left long before', () => {
    const roll = createRoll()
    roll.left('old', ['gone'], T0)
    roll.left('a', ['b'], T0 + MINUTE)
    expect(roll.left('b', ['a'], T0 + MINUTE)).toBe(true)
  })
})

describe('a page that came back', () => {
  test('is somebody, until it leaves again', () => {
    const roll = createRoll()
    roll.left('a', ['b'], T0)
    roll.back('a')
    expect(roll.left('b', ['a'], T0)).toBe(false)
    expect(roll.left('a', ['b'], T0)).toBe(true)
  })

  test('takes back whom it named', () => {
    const roll = createRoll()
    roll.left('a', ['b', 'c'], T0)
    roll.back('a')
    expect(roll.left('c', [], T0)).toBe(true)
  })

  test('need not have left', () => {
    const roll = createRoll()
    roll.back('a')
    expect(roll.left('b', ['a'], T0)).toBe(false)
  })
})

describe('in any order', () => {
  const PAGES = ['a', 'b', 'c', 'd', 'e', 'f']
  const order = fc.shuffledSubarray(PAGES, { minLength: 2 })
  const gaps = fc.array(fc.integer({ min: 0, max: 2 * SECOND }), {
    minLength: PAGES.length,
    maxLength: PAGES.length,
  })

  test('of pages that name each other the last one is told so, and no other', () => {
    fc.assert(
      fc.property(order, gaps, (pages, pauses) => {
        const roll = createRoll()
        let now = T0
        // Six pages take five pauses: ten seconds at most.
        const said = pages.map((page, i) => {
          if (i) now += pauses[i]!
          return roll.left(page, rest(pages, page), now)
        })
        expect(said).toEqual(pages.map((_, i) => i === pages.length - 1))
      }),
      runs(300),
    )
  })

  test('nobody is the last while one that was named is still open', () => {
    fc.assert(
      fc.property(order, fc.nat(), (pages, which) => {
        const roll = createRoll()
        const stays = pages[which % pages.length]!
        const said = rest(pages, stays).map((page) => roll.left(page, rest(pages, page), T0))
        expect(said).not.toContain(true)
      }),
      runs(200),
    )
  })

  test('of departures and comebacks, the last one is told where nobody who was named is left', () => {
    const step = fc.record({
      page: fc.constantFrom(...PAGES.slice(0, 4)),
      // Each knows of some: what was heard of the others may be late.
      knows: fc.subarray(PAGES.slice(0, 4)),
      back: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const roll = createRoll()
        const named = new Map<string, string[]>()
        for (const { page, knows, back } of steps) {
          if (back) {
            roll.back(page)
            named.delete(page)
            continue
          }
          const others = rest(knows, page)
          named.set(page, others)
          const open = [...named.values()].flat().filter((one) => !named.has(one))
          expect(roll.left(page, others, T0)).toBe(open.length === 0)
        }
      }),
      runs(500),
    )
  })
})
