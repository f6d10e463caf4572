import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAgenda, type Dated, dueAt } from '../../../src/server/memory/agenda'
import { runs } from '../../fakes/random'

interface Task extends Dated {
  at: number
}
const task = (at: number): Task => ({ at, wait: 10, place: 0 })

describe('an agenda', () => {
  test('says what is due first, whatever is added, moved and removed', () => {
    const step = fc.tuple(fc.constantFrom('add', 'add', 'move', 'remove'), fc.nat(20), fc.nat())
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
        const agenda = createAgenda<Task>()
        let all: Task[] = []
        for (const [what, at, which] of steps) {
          const one = all[which % all.length]
          if (what === 'add') {
            const added = task(at)
            all.push(added)
            agenda.add(added)
          } else if (one && what === 'move') {
            one.at = at
            agenda.moved(one)
          } else if (one) {
            all = all.filter((other) => other !== one)
            agenda.remove(one)
          }
          const first = agenda.first()
          expect(first && dueAt(first)).toBe(
            all.length > 0 ? Math.min(...all.map(dueAt)) : undefined,
          )
        }
      }),
      runs(500),
    )
  })

  test('hands out everything in order', () => {
    const times = fc.sample(fc.nat(1000), { numRuns: 500, seed: 7 })
    const agenda = createAgenda<Task>()
    for (const at of times) agenda.add(task(at))
    const order: number[] = []
    for (let first = agenda.first(); first; first = agenda.first()) {
      order.push(first.at)
      agenda.remove(first)
    }
    expect(order).toEqual([...times].sort((a, b) => a - b))
  })

  test.each([1_000, 100_000])('looks at a few of %i for what expires, or slides', (size) => {
    let looks = 0
    const agenda = createAgenda<Task>()
    const all = Array.from({ length: size }, (_, n) => {
      let at = n
      return Object.defineProperty({ at, wait: 0, place: 0 }, 'at', {
        get: () => {
          looks++
          return at
        },
        set: (to: number) => {
          at = to
        },
      })
    })
    for (const one of all) agenda.add(one)

    const during = (act: () => void) => {
      looks = 0
      act()
      return looks
    }
    expect(during(() => agenda.first())).toBe(0)
    // Four looks a level of the tree.
    const most = 4 * Math.log2(size) + 10
    expect(during(() => agenda.remove(agenda.first()!))).toBeLessThan(most)
    const slid = all[1]!
    slid.at = size + 1
    expect(during(() => agenda.moved(slid))).toBeLessThan(most)
  })
})
