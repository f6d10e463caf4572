// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Talk } from '../../src/core/state'
import { wireTalk } from '../../src/wire/talk'
import { transit } from '../fakes/act'
import { T0 } from '../fakes/rules'

const USE: Talk = { says: 'use', acted: T0, beaten: T0, heard: T0 }
const OVER: Talk = { says: 'over', reason: 'logout' }
const kept = () => JSON.parse(localStorage.getItem('lastcall:bank') ?? 'null')?.[3]

let talk: ReturnType<typeof wireTalk>
/** What the session says as its page goes. */
let last: Talk | undefined
beforeEach(() => {
  localStorage.clear()
  last = USE
  const clock = { now: () => T0, wakeAt: () => {}, stop: () => {} }
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      postMessage() {}
      close() {}
    },
  )
  talk = wireTalk(window, 'bank', clock, ({ type }) => {
    if (type === 'hide' && last) talk.share({ key: 'ada', talk: last })
  })
})
afterEach(() => {
  talk.stop()
  vi.unstubAllGlobals()
})

test('what a page knows is kept as it goes, for one that comes back', () => {
  talk.share({ key: 'ada', talk: USE })
  expect(kept()).toBe(undefined)
  transit('pagehide', true)
  expect(kept()).toBe('use')
})

test('an end is kept as it is said', () => {
  talk.share({ key: 'ada', talk: OVER })
  expect(kept()).toBe('over')
})

test('a page that has ended keeps nothing as it goes: another login may have begun', () => {
  talk.share({ key: 'ada', talk: OVER })
  localStorage.clear()
  last = undefined
  transit('pagehide', true)
  expect(kept()).toBe(undefined)
})
