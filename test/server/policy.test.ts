import { describe, expect, test } from 'vitest'
import { end, IDLE, page, rules, table, tell } from './hearing'

const [a, b, c] = [page('a'), page('b'), page('c')]
const leave = (page: string) => ({ page, n: 1 })

describe('a leave', () => {
  table([
    ['of the only page closes the session after ten seconds', [[60, a.leaves(1)]], 'closed at 70'],
    ['to another site does so too', [[60, a.leaves(1, { cause: 'external' })]], 'closed at 70'],
    [
      'that is not sure takes two minutes',
      [[60, a.leaves(1, { cause: 'unsure' })]],
      'closed at 180',
    ],
    [
      'as a crash may look takes two minutes',
      [[60, a.leaves(1, { cause: 'crash' })]],
      'closed at 180',
    ],
    [
      'closes nothing while another page may be frozen',
      [[60, a.leaves(1, { others: ['b'] })]],
      IDLE,
    ],
    [
      'that names itself among the others waits for nobody',
      [[60, a.leaves(1, { others: ['a'] })]],
      'closed at 70',
    ],
    ['does not slide the idle timeout', [[1195, a.leaves(1)]], IDLE],
    [
      'does not hurry a page that is being reloaded',
      [
        [60, a.leaves(1, { cause: 'unsure', others: ['b'] })],
        [61, b.leaves(1, { others: ['a'] })],
      ],
      'closed at 180',
    ],
  ])

  test('changes nothing where leaves are off', () => {
    expect(end(tell([[60, a.leaves(1)]], { ...rules, grace: 'off' }))).toBe(IDLE)
  })
})

describe('of pages that die together', () => {
  const [dyingA, dyingB, dyingC] = [
    a.leaves(1, { others: ['b', 'c'] }),
    b.leaves(1, { others: ['a', 'c'] }),
    c.leaves(1, { others: ['a', 'b'] }),
  ]

  table([
    [
      'the last message closes the session',
      [
        [60, dyingA],
        [60, dyingB],
        [60, dyingC],
      ],
      'closed at 70',
    ],
    [
      'it does so in any order',
      [
        [60, dyingC],
        [61, dyingA],
        [62, dyingB],
      ],
      'closed at 72',
    ],
    [
      'one that is missing keeps it',
      [
        [60, dyingA],
        [61, dyingC],
      ],
      IDLE,
    ],
    [
      'one may believe in a page that has moved on',
      [
        [60, b.leaves(1, { others: ['a'] })],
        [61, a.leaves(1, { others: ['moved'] })],
      ],
      'closed at 71',
    ],
    [
      'none is remembered for more than two minutes',
      [
        [60, a.leaves(1, { others: ['b'] })],
        [181, b.leaves(1, { others: ['a'] })],
      ],
      IDLE,
    ],
  ])
})

describe('others that would answer', () => {
  const quit = a.leaves(1, { others: ['b', 'c'], answering: ['b', 'c'] })

  table([
    ['and do not are gone: Firefox quit with several tabs', [[60, quit]], 'closed at 180'],
    [
      'keep the session by one word',
      [
        [60, quit],
        [61, c.alive(1, leave('a'))],
      ],
      IDLE,
    ],
    [
      'are not waited for when they have left',
      [
        [60, quit],
        [61, b.leaves(1)],
        [62, c.leaves(1)],
      ],
      'closed at 72',
    ],
    [
      'do not speak for one that may be frozen',
      [[60, a.leaves(1, { others: ['b', 'c'], answering: ['b'] })]],
      IDLE,
    ],
  ])
})
