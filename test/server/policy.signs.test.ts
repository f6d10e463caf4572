import { describe } from 'vitest'
import { document, IDLE, page, type Story, table } from './hearing'

const [a, b] = [page('a'), page('b')]
const leave = (page: string) => ({ page, n: 1 })

describe('a session that is closing lives on', () => {
  const gone: Story = [[60, a.leaves(1)]]

  table([
    ['when another page is alive, with its former deadline', [...gone, [69, b.alive(1)]], IDLE],
    ['when another page is used, with a new deadline', [...gone, [69, b.beats(1)]], 'idle at 1269'],
    ['when the page itself is back', [...gone, [69, a.alive(2)]], IDLE],
    ['when a page without the client is requested', [...gone, [69, document]], 'idle at 1269'],
    [
      'and closes when that page leaves',
      [...gone, [61, b.alive(1, leave('a'))], [80, b.leaves(2)]],
      'closed at 90',
    ],
    [
      'and closes when a page that was back leaves again',
      [...gone, [61, a.alive(2)], [80, a.leaves(3)]],
      'closed at 90',
    ],
    [
      'and closes when that page leaves, whom it still believes open',
      [...gone, [61, b.alive(1, leave('a'))], [80, b.leaves(2, { others: ['a'] })]],
      'closed at 90',
    ],
    ['but not for a sign that comes too late', [...gone, [70, b.alive(1)]], 'closed at 70'],
  ])
})

describe('what comes late', () => {
  table([
    [
      'of the page that left says nothing',
      [
        [60, a.leaves(3)],
        [61, a.beats(2)],
      ],
      'closed at 70',
    ],
    [
      'twice says it once',
      [
        [60, a.leaves(1)],
        [65, a.leaves(1)],
      ],
      'closed at 70',
    ],
    [
      'from before a page was back says nothing',
      [
        [60, a.alive(2)],
        [61, a.leaves(1)],
      ],
      IDLE,
    ],
    [
      'a leave that another page outlived changes nothing',
      [
        [60, b.alive(1, leave('a'))],
        [100, a.leaves(1)],
      ],
      IDLE,
    ],
    [
      'a later leave of that page counts',
      [
        [60, b.alive(1, leave('a'))],
        [61, b.leaves(2, { others: ['a'] })],
        [62, a.leaves(2, { others: ['b'] })],
      ],
      'closed at 72',
    ],
    [
      'a leave that was outlived still tells that the page is gone',
      [
        [60, b.alive(1, leave('a'))],
        [61, b.leaves(2, { others: ['a'] })],
        [100, a.leaves(1, { others: ['b'] })],
      ],
      'closed at 110',
    ],
    [
      'a sign of another page that has moved on says nothing of who is there now',
      [
        [55, a.beats(1)],
        [60, b.leaves(1)],
      ],
      'closed at 70',
    ],
  ])
})
