import { describe, expect, test } from 'vitest'
import { say, type Words } from '../fakes/signs'

type Row = [what: string, seen: Words, links: 'stay' | 'leave', said: string]

const inside: Row[] = [
  ['follows a link', 'swap inside, to inside', 'leave', 'stay navigation'],
  ['submits a form', 'swap inside, to inside', 'stay', 'stay navigation'],
  ['presses F5', 'swap inside, to inside', 'leave', 'stay navigation'],
  ['presses the reload button', 'swap inside', 'leave', 'stay navigation'],
  ['types an address of the app', 'swap inside', 'leave', 'stay navigation'],
  ['goes back, into the cache', 'swap inside, persisted', 'leave', 'stay navigation'],
  ['has a background tab reloading', 'swap inside', 'leave', 'stay navigation'],
  ['is redirected home', 'swap inside, to outside', 'leave', 'stay navigation'],
]

const chromium: Row[] = [
  ['types another site', 'swap outside', 'stay', 'leave external'],
  ['goes back to another site', 'swap outside, persisted', 'stay', 'leave external'],
  ['signs in through another origin', 'swap outside, to inside', 'leave', 'stay navigation'],
  ['signs in there, cached', 'swap outside, to inside, persisted', 'leave', 'stay navigation'],
  ['follows an external link', 'swap outside, to outside', 'stay', 'stay navigation'],
  ['follows one that means leaving', 'swap outside, to outside', 'leave', 'leave external'],
  ['leaves a tab that has signed in so', 'swap outside, detour', 'stay', 'unsure unsure'],
  ['signs in so again', 'swap outside, detour, to inside', 'leave', 'stay navigation'],
  ['closes the tab', '', 'stay', 'leave close'],
  ['closes one that has signed in so', 'detour', 'stay', 'leave close'],
  ['closes a background tab', '', 'stay', 'leave close'],
  ['closes after a click on an attachment', 'to inside', 'stay', 'leave close'],
  ['closes while an external link loads', 'to outside', 'stay', 'leave close'],
  ['closes a background tab with a pending link', 'to inside', 'stay', 'leave close'],
  ['is cached without a word', 'persisted', 'stay', 'unsure unsure'],
  ['is cached after a click', 'persisted, to inside', 'leave', 'stay navigation'],
]

const safari: Row[] = [
  ['closes the tab', '', 'stay', 'leave close'],
  ['closes a background tab', '', 'stay', 'leave close'],
  ['types another site', 'persisted', 'stay', 'unsure unsure'],
  ['types another site, uncached', '', 'stay', 'leave close'],
  ['reloads a page that another site led to', 'swap outside', 'stay', 'unsure unsure'],
  ['goes back after signing in elsewhere', 'detour, persisted', 'stay', 'unsure unsure'],
  ['does so, or closes, uncached', 'detour', 'stay', 'unsure unsure'],
  ['follows a link after it', 'detour, swap inside', 'leave', 'stay navigation'],
  ['follows an external link, cached', 'persisted, to outside', 'stay', 'stay navigation'],
  ['follows one that means leaving', 'persisted, to outside', 'leave', 'leave external'],
  ['follows an external link or closes, uncached', 'to outside', 'stay', 'unsure unsure'],
  ['leaves either way', 'to outside', 'leave', 'leave external'],
  ['signs in through another origin', 'persisted, to inside', 'leave', 'stay navigation'],
  ['signs in there or closes, uncached', 'to inside', 'leave', 'unsure unsure'],
]

describe('in Chromium', () => {
  test.each([...inside, ...chromium])(
    'whoever %s (%s, links: %s) means %s',
    (_, seen, links, said) => {
      expect(say('chromium', seen, links)).toBe(said)
    },
  )
})

describe('in Safari up to 27.2 and WebKitGTK', () => {
  test.each([...inside, ...safari])(
    'whoever %s (%s, links: %s) means %s',
    (_, seen, links, said) => {
      expect(say('safari', seen, links)).toBe(said)
    },
  )
})
