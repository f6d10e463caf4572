import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Talk } from '../../src/core/state'
import { read, write } from '../../src/core/word'
import { runs } from '../fakes/random'
import { HOUR, MINUTE, SECOND, T0 } from '../fakes/rules'

const moment = { now: T0, wall: T0 }
const key = 'ada'
const answer: Talk = {
  says: 'answered',
  to: 'stay',
  began: T0 - 2 * SECOND,
  asked: T0 - SECOND,
  outcome: { kind: 'live', status: 200, expiresIn: 20 * MINUTE, lifetimeIn: undefined },
}
const words: Talk[] = [
  { says: 'hello' },
  { says: 'use', acted: T0 - SECOND, beaten: T0 - MINUTE, heard: T0 - MINUTE },
  answer,
  { says: 'over', reason: 'logout' },
]

describe('what one tab says', () => {
  test.each(words)('is heard as it was said: $says', (talk) => {
    const message = write({ key, talk }, moment)
    expect(read(structuredClone(message), moment)).toEqual({ key, talk })
    expect(read(JSON.parse(JSON.stringify(message)), moment)).toEqual({ key, talk })
  })

  test('is in moments of the clock that hears it, though the wall clock was set between', () => {
    const talk: Talk = { says: 'use', acted: T0 - SECOND, beaten: T0, heard: T0 }
    const message = write({ key, talk }, { now: T0 + HOUR, wall: T0 })
    const heard = read(message, { now: T0 + 5, wall: T0 + 5 })
    expect(heard?.talk).toMatchObject({ acted: T0 - HOUR - SECOND })
  })

  test('grows older on its way, and no younger where the clock was set back', () => {
    const talk: Talk = { says: 'use', acted: T0, beaten: T0, heard: T0 }
    const message = write({ key, talk }, moment)
    const late = { now: T0 + MINUTE, wall: T0 + MINUTE }
    expect(read(message, late)?.talk).toMatchObject({ acted: T0 })
    const setBack = { now: T0 + MINUTE, wall: T0 - HOUR }
    expect(read(message, setBack)?.talk).toMatchObject({ acted: T0 + MINUTE })
  })

  test('carries no secret: the opaque key, times, and what they are about', () => {
    const flat = words.flatMap((talk) => write({ key, talk }, moment))
    const texts = flat.filter((item) => typeof item === 'string' && item !== key)
    expect(texts).toEqual(['hello', 'use', 'answered', 'stay', 'over', 'logout'])
  })
})

describe('what is none of ours says nothing', () => {
  const good = write({ key, talk: words[1]! }, moment)
  const answered = write({ key, talk: answer }, moment)
  const altered = (list: unknown[], at: number, value: unknown) => list.with(at, value)

  test.each([
    ['a text', 'hello'],
    ['nothing', undefined],
    ['an object', { says: 'hello' }],
    ['an empty list', []],
    ['another version', altered(good, 0, 2)],
    ['no moment', altered(good, 1, 'now')],
    ['an endless moment', altered(good, 1, Infinity)],
    ['a key that is none', altered(good, 2, 7)],
    ['another word', altered(good, 3, 'sign-out')],
    ['an age that is none', altered(good, 5, 'young')],
    ['an age in the future', altered(good, 5, -1)],
    ['an age that is not a number', altered(good, 6, NaN)],
    ['an age too few', good.slice(0, 7)],
    ['an answer to nothing', altered(answered, 4, 'nothing')],
    ['an answer without a moment', altered(answered, 5, null)],
    ['an answer with a wild span', altered(answered, 7, '20m')],
    ['an end for no reason', altered(write({ key, talk: words[3]! }, moment), 4, 'bored')],
  ])('%s', (_, message) => {
    expect(read(message, moment)).toBe(undefined)
  })

  test('and breaks nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        read(message, moment)
      }),
      runs(1000),
    )
    const tail = fc.array(fc.anything(), { maxLength: 6 })
    const says = fc.constantFrom('hello', 'use', 'answered', 'over')
    fc.assert(
      fc.property(says, tail, (word, rest) => {
        const heard = read([1, T0, key, word, ...rest], moment)
        const times = Object.values(heard?.talk ?? {}).filter((value) => typeof value === 'number')
        for (const time of times) expect(time).toBeLessThanOrEqual(T0)
      }),
      runs(2000),
    )
  })
})
