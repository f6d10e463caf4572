import { describe } from 'vitest'
import { document, page, SECOND, table } from './hearing'

const [a, b] = [page('a'), page('b')]

describe('a document that overtook the leave', () => {
  table([
    [
      'keeps the session',
      [
        [60, document],
        [62, a.leaves(1)],
      ],
      'idle at 1260',
    ],
    [
      'does so for ten seconds',
      [
        [60, document],
        [70, a.leaves(1)],
      ],
      'closed at 80',
    ],
    [
      'is not the one that the page itself came by',
      [
        [60, document],
        [62, a.leaves(1, { age: 2 * SECOND })],
      ],
      'closed at 72',
    ],
    [
      'is not the one that the page itself came by, by a clock that is a little off',
      [
        [60, document],
        [62, a.leaves(1, { age: 2 * SECOND + 150 })],
      ],
      'closed at 72',
    ],
    [
      'is not that of a page that has left already',
      [
        [60, document],
        [62, b.leaves(1, { age: 2 * SECOND, others: ['a', 'frozen'] })],
        [63, a.leaves(1)],
      ],
      'closed at 73',
    ],
    [
      'is not that of a page that leaves later',
      [
        [60, document],
        [62, a.leaves(1)],
        [63, b.leaves(1, { age: 2 * SECOND, others: ['x'] })],
      ],
      'closed at 73',
    ],
    [
      'is assumed for a page that does not say its age',
      [
        [60, document],
        [62, a.leaves(1, { age: Infinity })],
      ],
      'idle at 1260',
    ],
  ])
})
