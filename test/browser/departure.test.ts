// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDeparture, type Seen } from '../../src/browser/departure'
import type { Verdict } from '../../src/core/verdict'
import { beforeUnload, pageSwap, setHidden, transit } from '../fakes/act'

let done: string[]
let plans: [Seen, boolean][]
let intents: ('inside' | 'outside' | undefined)[]
let sends: boolean
let departure: ReturnType<typeof createDeparture>
beforeEach(() => {
  setHidden(false)
  done = []
  plans = []
  intents = []
  sends = true
  departure = createDeparture(window, {
    intent: () => intents.shift(),
    plan(seen, persisted) {
      plans.push([seen, persisted])
      const verdict: Verdict = { verdict: 'leave', cause: 'close' }
      const made = plans.length
      return sends ? { verdict, send: () => done.push(`send ${made}`) } : { verdict }
    },
    left: () => done.push('left'),
    restored: () => done.push('restored'),
  })
})
afterEach(() => departure.stop())
const seenLast = (persisted = false) =>
  plans.filter(([, cached]) => cached === persisted).at(-1)![0]

describe('a departure', () => {
  test('sends first, and tells then', () => {
    transit('pagehide', false)
    expect(done).toMatchObject([/^send/, 'left'].map((one) => expect.stringMatching(one)))
  })

  test('is weighed before pagehide, which only sends', () => {
    beforeUnload()
    setHidden(true)
    const before = plans.length
    transit('pagehide', false)
    expect(plans).toHaveLength(before)
    expect(done).toHaveLength(2)
  })

  test('is weighed for both words that pagehide may say', () => {
    beforeUnload()
    const [no, yes] = plans.slice(-2).map(([, persisted]) => persisted)
    expect([no, yes]).toEqual([false, true])
    transit('pagehide', true)
    expect(done[0]).toBe(`send ${plans.length}`)
  })

  test('of a closing Firefox turns hidden right after beforeunload', () => {
    beforeUnload()
    setHidden(true)
    expect(seenLast()).toEqual({ swap: undefined, hidden: 'leaving', intent: undefined })
  })

  test('of a tab in the background was hidden before', () => {
    setHidden(true)
    expect(seenLast().hidden).toBe('before')
    beforeUnload()
    expect(seenLast().hidden).toBe('before')
  })

  test('of a tab that was looked at again was not hidden', () => {
    setHidden(true)
    setHidden(false)
    transit('pagehide', false)
    expect(seenLast().hidden).toBe(undefined)
  })

  test.each([
    [{ entry: {} }, 'inside'],
    [null, 'outside'],
  ] as const)('whose pageswap has the activation %o goes %s', (activation, swap) => {
    beforeUnload()
    pageSwap(activation)
    transit('pagehide', false)
    expect(seenLast().swap).toBe(swap)
  })

  test('asks for the intent of the navigation that begins', () => {
    intents = ['inside', undefined]
    beforeUnload()
    expect(seenLast().intent).toBe('inside')
    // It did not unload the page: the next departure is another one.
    beforeUnload()
    expect(seenLast().intent).toBe(undefined)
  })

  test('has its intent in a browser without beforeunload, as on iOS', () => {
    intents = ['outside']
    transit('pagehide', true)
    expect(seenLast(true).intent).toBe('outside')
  })
})

describe('a page that comes back', () => {
  test('says so if it had said goodbye', () => {
    transit('pagehide', true)
    transit('pageshow', true)
    expect(done.at(-1)).toBe('restored')
  })

  test('has nothing to say where nothing was sent', () => {
    sends = false
    transit('pagehide', true)
    transit('pageshow', true)
    expect(done).toEqual(['left'])
  })

  test('has forgotten what was seen', () => {
    intents = ['inside']
    beforeUnload()
    pageSwap({})
    transit('pagehide', true)
    transit('pageshow', true)
    transit('pagehide', false)
    expect(seenLast()).toEqual({ swap: undefined, hidden: undefined, intent: undefined })
  })

  test('is no comeback at its first show', () => {
    transit('pageshow', false)
    expect(done).toEqual([])
  })
})

test('nothing is heard after the end', () => {
  departure.stop()
  beforeUnload()
  transit('pagehide', false)
  expect([done, plans]).toEqual([[], []])
})
