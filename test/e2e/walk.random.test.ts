import { describe, expect, it } from 'vitest'
import { createRandom } from '../../e2e/browsers/random-walk/random'

const many = (seed: number) => {
  const random = createRandom(seed)
  return Array.from({ length: 1000 }, random.next)
}

describe('seeded chance', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(many(7)).toEqual(many(7))
    expect(many(7)).not.toEqual(many(8))
  })

  it('lies between 0 and 1, evenly', () => {
    const numbers = many(1)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    expect(numbers.reduce((sum, number) => sum + number) / 1000).toBeCloseTo(0.5, 1)
  })

  it('picks by weight', () => {
    const random = createRandom(3)
    const list = [
      { name: 'often', weight: 9 },
      { name: 'seldom', weight: 1 },
      { name: 'never', weight: 0 },
    ]
    const names = Array.from({ length: 1000 }, () => random.weighed(list).name)
    const often = names.filter((name) => name === 'often').length
    expect(often).toBeGreaterThan(850)
    expect(often).toBeLessThan(950)
    expect(names).not.toContain('never')
  })

  it('refuses to pick from nothing', () => {
    expect(() => createRandom(1).pick([])).toThrow()
    expect(() => createRandom(1).weighed([])).toThrow()
  })
})
