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
let says: Verdict
const start = (hasty: boolean) => {
  departure = createDeparture(window, hasty, {
    intent: () => intents.shift(),
    plan(seen, persisted) {
      plans.push([seen, persisted])
      const verdict = says
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
  says = { verdict: 'leave', cause: 'close' }
})
afterEach(() => departure.stop())
/** In haste there are three plans each time: navigated, cached, left. */
const seenLast = (persisted = false) => {
  const three = plans.slice(-3)
  const inHaste = three.length === 3 && three[1]![1]
  return (inHaste ? three[Number(persisted)]! : plans.at(-1)!)[0]
}

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
    expect(seenLast().leaving).toBeFalsy()
  })

  test('of a tab in the background shows no leaving', () => {
    setHidden(true)
    beforeUnload()
    transit('pagehide', false)
    expect(seenLast().leaving).toBeFalsy()
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
    expect(seenLast().leaving).toBe(true)
    expect(done).toContain('closing')
  })

  test('is no closing where the page asks first: the prompt takes the focus, too', () => {
    const event = new Event('beforeunload', { cancelable: true })
    event.preventDefault()
    window.dispatchEvent(event)
    focus('blur')
    expect(seenLast().leaving).toBeFalsy()
    expect(done).not.toContain('closing')
  })

  test('is no closing where an old page asks first, by a text', () => {
    const event = Object.assign(new Event('beforeunload'), { returnValue: 'Not saved yet' })
    window.dispatchEvent(event)
    focus('blur')
    expect(seenLast().leaving).toBeFalsy()
    expect(done).not.toContain('closing')
  })

  test('is no closing where it surely stays, whatever has taken the focus', () => {
    says = { verdict: 'stay', cause: 'navigation' }
    beforeUnload()
    focus('blur')
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

  test('is the same message again, whatever has changed meanwhile', () => {
    early = true
    beforeUnload()
    focus('blur')
    departure.replan()
    setHidden(true)
    transit('pagehide', false)
    const [first, second] = done.filter((one) => one.startsWith('send'))
    expect(second).toBe(first)
  })

  test('is weighed anew where it was told by mistake, and the focus came back', () => {
    early = true
    beforeUnload()
    focus('blur')
    focus('focus')
    departure.replan()
    const before = plans.length
    transit('pagehide', false)
    expect(done).toContain(`send ${before - 2}`)
  })

  test('is another message where it begins anew, though the focus never came back', () => {
    early = true
    beforeUnload()
    focus('blur')
    beforeUnload()
    transit('pagehide', false)
    const [first, second] = done.filter((one) => one.startsWith('send'))
    expect(second).not.toBe(first)
  })

  test('is seen at the last moment where a frame had the focus', () => {
    const has = vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    beforeUnload()
    has.mockReturnValue(false)
    transit('pagehide', false)
    expect(plans[2]).toEqual([{ intent: undefined, leaving: true }, false])
    // Nothing is weighed in pagehide: what it says then is lost five times in six.
    expect(done).toContain('send 3')
    expect(plans).toHaveLength(3)
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
    expect(seenLast().leaving).toBeFalsy()
    beforeUnload()
    focus('blur')
    focus('focus')
    expect(seenLast().leaving).toBeFalsy()
    vi.useRealTimers()
  })

  test('is a closing again where a prompt gave the focus back, and it goes on', () => {
    vi.useFakeTimers()
    beforeUnload()
    focus('blur')
    vi.advanceTimersByTime(5000)
    focus('focus')
    focus('blur')
    expect(seenLast().leaving).toBe(true)
    vi.useRealTimers()
  })

  test('is weighed before pagehide, which only sends', () => {
    beforeUnload()
    setHidden(true)
    const before = plans.length
    transit('pagehide', false)
    expect(plans).toHaveLength(before)
    const navigated = before - 2
    expect(done.slice(-3)).toEqual([`send ${navigated}`, `mark ${navigated}`, 'left'])
  })

  test('is weighed for both words that pagehide may say', () => {
    beforeUnload()
    expect(plans.map(([, persisted]) => persisted)).toEqual([false, true, false])
    transit('pagehide', true)
    expect(done).toContain('send 2')
  })

  test('is marked before pagehide too, where what is stored may be lost', () => {
    beforeUnload()
    expect(done).toEqual(['mark 1', 'mark 2', 'mark 3'])
  })

  test('turns hidden right after beforeunload', () => {
    beforeUnload()
    setHidden(true)
    expect(seenLast()).toEqual({ swap: undefined, leaving: true, intent: undefined })
  })

  test('is weighed anew where the world has changed, if it lay ready', () => {
    departure.replan()
    expect(plans).toEqual([])
    setHidden(true)
    departure.replan()
    expect(plans).toHaveLength(6)
    transit('pagehide', false)
    expect(done[0]).toBe('send 4')
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
    expect(plans).toEqual([[{ leaving: true, intent: undefined }, true]])
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
  expect(done.filter((what) => /^send/.test(what))).toEqual(['send 2', 'send 4'])
})

test('nothing is heard after the end', () => {
  start(true)
  departure.stop()
  beforeUnload()
  transit('pagehide', false)
  expect([done, plans]).toEqual([[], []])
})
