// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDeparture, type Seen } from '../../src/browser/departure'
import type { Verdict } from '../../src/core/verdict'
import { beforeUnload, pageSwap, setHidden, transit } from '../fakes/act'

let done: string[]
let plans: [Seen, boolean][]
let intents: ('inside' | 'outside' | undefined)[]
let sends: boolean
let told: boolean
let departure: ReturnType<typeof createDeparture>
let early: boolean
const start = (hasty: boolean) => {
  departure = createDeparture(window, hasty, {
    intent: () => intents.shift(),
    plan(seen, persisted) {
      plans.push([seen, persisted])
      const verdict: Verdict = { verdict: 'leave', cause: 'close' }
      const made = plans.length
      const send = () => {
        done.push(`send ${made}`)
        return told
      }
      return sends ? { verdict, send, mark: () => void done.push(`mark ${made}`) } : { verdict }
    },
    closing: () => {
      done.push('closing')
      return early
    },
    left: () => done.push('left'),
    restored: () => done.push('restored'),
  })
}
beforeEach(() => {
  setHidden(false)
  done = []
  plans = []
  intents = []
  sends = true
  told = true
  early = false
})
afterEach(() => departure.stop())
const seenLast = (persisted = false) =>
  plans.filter(([, cached]) => cached === persisted).at(-1)![0]

describe.each([
  ['in haste', true],
  ['with time to weigh it', false],
])('a departure %s', (_, hasty) => {
  beforeEach(() => start(hasty))

  test('sends first, marks that it did, and tells then', () => {
    transit('pagehide', false)
    expect(done).toEqual(['send 1', 'mark 1', 'left'])
  })

  test('that sends nothing marks nothing', () => {
    sends = false
    beforeUnload()
    transit('pagehide', false)
    expect(done).toEqual(['left'])
  })

  test('of a tab that was looked at again was not hidden', () => {
    setHidden(true)
    setHidden(false)
    transit('pagehide', false)
    expect(seenLast().hidden).toBe(undefined)
  })

  test('of a tab in the background was hidden before', () => {
    setHidden(true)
    beforeUnload()
    transit('pagehide', false)
    expect(seenLast().hidden).toBe('before')
  })

  test('has its intent in a browser without beforeunload, as on iOS', () => {
    intents = ['outside']
    transit('pagehide', true)
    expect(seenLast(true).intent).toBe('outside')
  })

  test('asks for the intent of the navigation that begins', () => {
    intents = ['inside', 'outside']
    // It did not unload the page: the next departure is another one.
    beforeUnload()
    beforeUnload()
    transit('pagehide', false)
    expect(seenLast().intent).toBe('outside')
  })
})

describe('in haste, as in a closing Firefox, a departure', () => {
  beforeEach(() => start(true))

  const focus = (name: 'focus' | 'blur') => window.dispatchEvent(new Event(name))

  test('of a closing Firefox loses the focus right after beforeunload', () => {
    beforeUnload()
    focus('blur')
    expect(seenLast().hidden).toBe('leaving')
    expect(done).toContain('closing')
  })

  test('is no closing where the page asks first: the prompt takes the focus, too', () => {
    const event = new Event('beforeunload', { cancelable: true })
    event.preventDefault()
    window.dispatchEvent(event)
    focus('blur')
    expect(seenLast().hidden).toBe(undefined)
    expect(done).not.toContain('closing')
  })

  test('is no closing where an old page asks first, by a text', () => {
    const event = Object.assign(new Event('beforeunload'), { returnValue: 'Not saved yet' })
    window.dispatchEvent(event)
    focus('blur')
    expect(seenLast().hidden).toBe(undefined)
    expect(done).not.toContain('closing')
  })

  test('is told at once where a mistake can be made good, and again at the end', () => {
    early = true
    beforeUnload()
    focus('blur')
    const told = () => done.filter((one) => one.startsWith('send'))
    expect(told()).toHaveLength(1)
    transit('pagehide', false)
    expect(told()).toHaveLength(2)
  })

  test('is seen at the last moment where a frame had the focus', () => {
    const has = vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    sends = false
    beforeUnload()
    has.mockReturnValue(false)
    transit('pagehide', false)
    expect(seenLast().hidden).toBe('leaving')
    has.mockRestore()
  })

  test('is none where the focus goes elsewhere without one', () => {
    focus('blur')
    expect(plans).toEqual([])
  })

  test('is no closing where the focus was lost long after beforeunload, or came back', () => {
    vi.useFakeTimers()
    beforeUnload()
    vi.advanceTimersByTime(1000)
    focus('blur')
    expect(seenLast().hidden).toBe(undefined)
    beforeUnload()
    focus('blur')
    focus('focus')
    expect(seenLast().hidden).toBe(undefined)
    vi.useRealTimers()
  })

  test('is a closing again where a prompt gave the focus back, and it goes on', () => {
    vi.useFakeTimers()
    beforeUnload()
    focus('blur')
    vi.advanceTimersByTime(5000)
    focus('focus')
    focus('blur')
    expect(seenLast().hidden).toBe('leaving')
    vi.useRealTimers()
  })

  test('is weighed before pagehide, which only sends', () => {
    beforeUnload()
    setHidden(true)
    const before = plans.length
    transit('pagehide', false)
    expect(plans).toHaveLength(before)
    expect(done.slice(-3)).toEqual([`send ${before - 1}`, `mark ${before - 1}`, 'left'])
  })

  test('is weighed for both words that pagehide may say', () => {
    beforeUnload()
    const [no, yes] = plans.slice(-2).map(([, persisted]) => persisted)
    expect([no, yes]).toEqual([false, true])
    transit('pagehide', true)
    expect(done).toContain(`send ${plans.length}`)
  })

  test('is marked before pagehide too, where what is stored may be lost', () => {
    beforeUnload()
    expect(done).toEqual(['mark 1', 'mark 2'])
  })

  test('turns hidden right after beforeunload', () => {
    beforeUnload()
    setHidden(true)
    expect(seenLast()).toEqual({ swap: undefined, hidden: 'leaving', intent: undefined })
  })

  test('is weighed anew where the world has changed, if it lay ready', () => {
    departure.replan()
    expect(plans).toEqual([])
    setHidden(true)
    departure.replan()
    expect(plans).toHaveLength(4)
    transit('pagehide', false)
    expect(done[0]).toBe('send 3')
  })
})

describe('where there is time, a departure', () => {
  beforeEach(() => start(false))

  test('is weighed once, in pagehide, as it is then', () => {
    beforeUnload()
    setHidden(true)
    departure.replan()
    expect([plans, done]).toEqual([[], []])
    transit('pagehide', true)
    expect(plans).toEqual([[{ hidden: 'leaving', intent: undefined }, true]])
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
})

describe('a page that comes back', () => {
  beforeEach(() => start(false))

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

  test('has nothing to say where the server was not told', () => {
    told = false
    transit('pagehide', true)
    transit('pageshow', true)
    expect(done).toEqual(['send 1', 'mark 1', 'left'])
  })

  test('says so once', () => {
    transit('pagehide', true)
    transit('pageshow', true)
    transit('pageshow', true)
    expect(done.filter((what) => what === 'restored')).toHaveLength(1)
  })

  test('has forgotten what was seen', () => {
    intents = ['inside']
    beforeUnload()
    pageSwap({})
    transit('pagehide', true)
    transit('pageshow', true)
    transit('pagehide', false)
    expect(seenLast()).toEqual({ intent: undefined })
  })

  test('is no comeback at its first show', () => {
    transit('pageshow', false)
    expect(done).toEqual([])
  })
})

test('a plan that lay ready before a comeback is not used after it', () => {
  start(true)
  setHidden(true)
  transit('pagehide', true)
  transit('pageshow', true)
  transit('pagehide', false)
  expect(done.filter((what) => /^send/.test(what))).toEqual(['send 2', 'send 3'])
})

test('nothing is heard after the end', () => {
  start(true)
  departure.stop()
  beforeUnload()
  transit('pagehide', false)
  expect([done, plans]).toEqual([[], []])
})
