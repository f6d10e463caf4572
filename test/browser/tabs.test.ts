// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTabs } from '../../src/browser/tabs'
import { transit } from '../fakes/act'
import { HOUR, MINUTE, SECOND, T0 } from '../fakes/rules'

const PREFIX = 'lastcall:app:page:'
type Tabs = ReturnType<typeof createTabs>
let opened: Tabs[]
let changes: number
const open = (page: string, prefix = PREFIX) => {
  const tabs = createTabs(window, prefix, page, () => changes++)
  opened.push(tabs)
  return tabs
}
/** What the browser tells the other pages. */
const storage = (key: string | null) => window.dispatchEvent(new StorageEvent('storage', { key }))

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(T0)
  localStorage.clear()
  opened = []
  changes = 0
})
afterEach(() => {
  for (const tabs of opened) tabs.stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the open pages of a session', () => {
  test('know each other, and not themselves', () => {
    const one = open('one')
    expect(one.others()).toEqual([])
    const two = open('two')
    storage(`${PREFIX}two`)
    expect([one.others(), two.others()]).toEqual([['two'], ['one']])
    expect(changes).toBeGreaterThan(0)
  })

  test('of another app on this origin are none of them', () => {
    open('one')
    expect(open('two', 'lastcall:other:page:').others()).toEqual([])
  })

  test('are fewer when one is closed', () => {
    const one = open('one')
    const two = open('two')
    storage(`${PREFIX}two`)
    two.stop()
    storage(`${PREFIX}two`)
    expect(one.others()).toEqual([])
    expect(Object.keys(localStorage)).toEqual([`${PREFIX}one`])
  })

  test('are no more when one vanished without a word', () => {
    localStorage.setItem(`${PREFIX}gone`, String(T0 + 90 * SECOND))
    const one = open('one')
    expect(one.others()).toEqual(['gone'])
    vi.advanceTimersByTime(3 * MINUTE)
    expect(one.others()).toEqual([])
  })

  test('last while they refresh themselves', () => {
    open('one')
    vi.advanceTimersByTime(10 * MINUTE)
    expect(open('two').others()).toEqual(['one'])
  })

  test('stay open while they are frozen', () => {
    open('one')
    document.dispatchEvent(new Event('freeze'))
    vi.setSystemTime(T0 + HOUR / 2)
    expect(open('two').others()).toEqual(['one'])
  })

  test('are left for the back/forward cache, and entered again', () => {
    open('one')
    transit('pagehide', true)
    document.dispatchEvent(new Event('freeze'))
    expect(localStorage.length).toBe(0)
    transit('pageshow', true)
    expect(localStorage.length).toBe(1)
  })

  test.each(['', 'soon', 'NaN', '-1', '{}', '0', 'Infinity', '1e300'])(
    'are not believed in a record like "%s"',
    (value) => {
      localStorage.setItem(`${PREFIX}liar`, value)
      expect(open('one').others()).toEqual([])
    },
  )

  test('are not forgotten when the app clears the storage, and enter themselves again', () => {
    open('two')
    const one = open('one')
    localStorage.clear()
    storage(null)
    expect(one.others()).toEqual(['two'])
    expect(localStorage.getItem(`${PREFIX}one`)).not.toBe(null)
  })

  test('are still open after a sleep, before their timers have run again', () => {
    open('two')
    const one = open('one')
    vi.setSystemTime(T0 + HOUR)
    expect(one.others()).toEqual(['two'])
  })

  test.each(['focus', 'pageshow'])('are so when this one is woken first, by %s', (name) => {
    localStorage.setItem(`${PREFIX}two`, String(T0 + 90 * SECOND))
    const one = open('one')
    vi.setSystemTime(T0 + HOUR)
    window.dispatchEvent(new Event(name))
    expect(one.others(true)).toEqual(['two'])
  })
})

test('somebody else’s record is no change', () => {
  open('one')
  storage('theme')
  expect(changes).toBe(0)
})

test('a page crosses itself off before it is gone, and enters itself again where it stays', () => {
  const [one, two] = [open('one'), open('two')]
  two.leave()
  storage(`${PREFIX}two`)
  expect(one.others()).toEqual([])
  window.dispatchEvent(new Event('focus'))
  expect(one.others(true)).toEqual(['two'])
})

test('a page that has crossed itself off sees nobody else go', () => {
  const [one] = [open('one'), open('two')]
  storage(`${PREFIX}two`)
  one.leave()
  localStorage.removeItem(`${PREFIX}two`)
  storage(`${PREFIX}two`)
  expect(one.others()).toEqual(['two'])
})

test('what nobody told of is read anew where there is time', () => {
  const one = open('one')
  localStorage.setItem(`${PREFIX}two`, String(T0 + MINUTE))
  expect([one.others(), one.others(true)]).toEqual([[], ['two']])
})

test('a page that closes itself crosses itself off in WebKit, which gives it no storage then', () => {
  open('one')
  const closing = vi.spyOn(window, 'localStorage', 'get').mockReturnValue(null as never)
  transit('pagehide', false)
  closing.mockRestore()
  expect(Object.keys(localStorage)).toEqual([])
})

test('storage that throws shows no others, and breaks nothing', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new Error('SecurityError')
  })
  const one = open('one')
  expect(one.others()).toEqual([])
  transit('pagehide', false)
  vi.advanceTimersByTime(MINUTE)
  one.stop()
})

test('nothing is left after the end: no record, no timer, no listener', () => {
  open('one').stop()
  transit('pageshow', true)
  storage(`${PREFIX}two`)
  vi.advanceTimersByTime(MINUTE)
  expect(localStorage.length).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
  expect(changes).toBe(0)
})
