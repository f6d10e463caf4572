import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { due, hear } from '../../src/server/policy'
import type { SessionRecord } from '../../src/server/record'
import { readSign } from '../../src/server/sign'
import { runs } from '../fakes/random'
import { MINUTE, page, rules, SECOND, START, tell } from './hearing'

const PAGES = ['a', 'b', 'c', '__proto__', 'constructor', 'x'.repeat(64)]
const pages = fc.constantFrom(...PAGES)
const number = fc.oneof(fc.nat(6), fc.integer(), fc.double()).map(String)
const field = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: good.map(String) }, { weight: 1, arbitrary: fc.string() })

/** Messages of pages, of somebody who forges them, and of somebody who sends anything. */
const anyFields = fc.record(
  {
    event: field(fc.constantFrom('leave', 'leave', 'alive', 'keep-alive')),
    page: field(fc.oneof(pages, fc.base64String())),
    n: field(number),
    cause: field(fc.constantFrom('close', 'external', 'unsure', 'crash', 'navigation')),
    age: field(number),
    others: field(
      fc.array(fc.oneof(pages, fc.string()), { maxLength: 40 }).map((ids) => ids.join()),
    ),
    answering: field(fc.array(pages, { maxLength: 40 }).map((ids) => ids.join())),
    after: field(
      fc
        .array(fc.tuple(fc.oneof(pages, fc.string()), number), { maxLength: 40 })
        .map((marks) => marks.map((mark) => mark.join('.')).join()),
    ),
  },
  { requiredKeys: ['event', 'page', 'n'] },
)
const sign = fc.oneof(
  {
    weight: 9,
    arbitrary: anyFields.map((fields) => readSign(new URLSearchParams(Object.entries(fields)))),
  },
  { weight: 1, arbitrary: fc.constant({ event: 'document' } as const) },
)
const story = fc.array(fc.tuple(sign, fc.integer({ min: -MINUTE, max: MINUTE })), { maxLength: 60 })

const play = (steps: Story) => {
  let now = START
  let record: SessionRecord = tell([])
  for (const [sign, later] of steps) {
    now += later
    if (sign) record = hear(record, sign, now, rules)
  }
  return { record, now }
}
type Story = readonly (readonly [ReturnType<typeof readSign>, number])[]

describe('whatever is sent', () => {
  const promise = (name: string, check: (one: ReturnType<typeof play>, steps: Story) => void) =>
    test(name, () =>
      fc.assert(
        fc.property(story, (steps) => check(play(steps), steps)),
        runs(300),
      ),
    )

  promise('the record is plain data: what JSON keeps is all there is', ({ record }) => {
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  promise('at most 32 pages are remembered, and none for more than two minutes', ({ record }) => {
    expect(record.pages.length).toBeLessThanOrEqual(32)
    for (const { at } of record.pages) expect(Math.abs(record.at - at)).toBeLessThan(2 * MINUTE)
  })

  promise(
    'what was heard last says nothing new when it is heard again',
    ({ record, now }, steps) => {
      const last = steps.at(-1)?.[0]
      if (!last || last.event === 'document') return
      expect(hear(record, last, now, rules)).toEqual(record)
    },
  )

  promise('a session that is closing does so within two minutes', (_, steps) => {
    // While nobody sets the clock back.
    const { record } = play(steps.map(([sign, later]) => [sign, Math.abs(later)]))
    const { reason, at } = due(record)
    if (reason === 'closed') expect(at - record.at).toBeLessThanOrEqual(2 * MINUTE)
  })

  promise('an end stays what it is', ({ record, now }) => {
    const over = hear(record, page('a').signsOut(1), now, rules)
    expect(over.ended).toBeDefined()
    expect(hear(over, page('b').alive(9), now + SECOND, rules)).toBe(over)
  })
})

test('a full record is small', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `${i}`.padEnd(16, 'x'))
  const record = tell(ids.map((id, i) => [i, page(id).leaves(1, { others: [...ids, 'frozen'] })]))
  expect(record.pages).toHaveLength(32)
  expect(JSON.stringify(record).length).toBeLessThan(24 * 1024)
})
