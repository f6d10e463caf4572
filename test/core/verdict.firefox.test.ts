import { describe, expect, test } from 'vitest'
import { say, type Words } from '../fakes/signs'

type Row = [what: string, seen: Words, links: 'stay' | 'leave', said: string]

// A closing page loses the focus or turns hidden before pagehide, a navigating one after it. Closing
// while something loads is a departure of its own, which has no intent.
const rows: Row[] = [
  ['closes the tab', 'leaving', 'stay', 'leave close'],
  ['turns elsewhere after a link, uncached', 'leaving, to inside', 'stay', 'stay navigation'],
  ['does so after F5', 'leaving, to inside', 'leave', 'stay navigation'],
  ['does so after an external one', 'leaving, to outside', 'leave', 'leave external'],
  ['follows a link', 'persisted, to inside', 'leave', 'stay navigation'],
  ['follows a link from an uncached page', 'to inside', 'leave', 'stay navigation'],
  ['presses F5', 'to inside', 'leave', 'stay navigation'],
  ['presses the reload button', '', 'stay', 'unsure unsure'],
  ['types an address', 'persisted', 'stay', 'unsure unsure'],
  ['types an address on an uncached page', '', 'leave', 'unsure unsure'],
  ['follows an external link', 'persisted, to outside', 'stay', 'stay navigation'],
  ['follows an external link, uncached', 'to outside', 'stay', 'stay navigation'],
  ['follows one that means leaving', 'persisted, to outside', 'leave', 'leave external'],
  ['follows one that means leaving, uncached', 'to outside', 'leave', 'leave external'],
  ['closes a background tab, or reloads it from its menu', '', 'stay', 'unsure unsure'],
  ['has a background tab reloading itself', 'to inside', 'leave', 'stay navigation'],
]

describe('in Firefox', () => {
  test.each(rows)('whoever %s (%s, links: %s) means %s', (_, seen, links, said) => {
    expect(say('firefox', seen, links)).toBe(said)
  })
})
