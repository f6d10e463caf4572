// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLeaveMarks, type LeaveMarks } from '../../src/browser/leaveMarks'
import { stored, transit } from '../fakes/act'
import { refuseStorage } from '../fakes/dying'
import { MINUTE, SECOND, T0 } from '../fakes/rules'

const PREFIX = 'lastcall:app:left:'
let marks: LeaveMarks
let spoken: number
const open = (page = 'me') => {
  marks = createLeaveMarks(window, PREFIX, page, () => spoken++)
}
const leave = (page: string, n = 1, at = Date.now()) =>
  localStorage.setItem(PREFIX + page, `${n} ${at}`)

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(T0)
  localStorage.clear()
  spoken = 0
})
afterEach(() => {
  marks.stop()
  vi.useRealTimers()
})

describe('a mark', () => {
  test('says which page left with which of its messages, and when', () => {
    open()
    marks.set(7)
    expect({ ...localStorage }).toEqual({ [`${PREFIX}me`]: `7 ${T0}` })
    expect(marks.all()).toEqual(['me.7'])
  })

  test('is the last of a page, and one for each page', () => {
    leave('other', 3)
    open()
    marks.set(7)
    marks.set(8)
    expect(marks.all().sort()).toEqual(['me.8', 'other.3'])
  })

  test('of another app on this origin is none', () => {
    localStorage.setItem('lastcall:shop:left:other', `1 ${T0}`)
    open()
    expect(marks.all()).toEqual([])
  })

  test.each([
    ['is as old as a page that loads slowly', 5 * MINUTE - 1, true],
    ['is older than any grace', 5 * MINUTE, false],
    ['lies ahead, as the clock was set back', -(5 * MINUTE - 1), true],
    ['lies far ahead', -5 * MINUTE, false],
  ])('that %s counts: %s ms old, %s', (_, age, counts) => {
    leave('other', 1, T0 - age)
    open()
    expect(marks.all()).toEqual(counts ? ['other.1'] : [])
    expect(localStorage.length).toBe(counts ? 1 : 0)
  })

  test.each(['', '7', 'x', '7 soon', '7 NaN', '{}'])('is not believed that reads "%s"', (value) => {
    localStorage.setItem(`${PREFIX}liar`, value)
    open()
    expect([marks.all(), localStorage.length]).toEqual([[], 0])
  })

  test('is cleared alone', () => {
    leave('one')
    leave('two')
    localStorage.setItem('theme', 'dark')
    open()
    marks.clear(['one.1', 'never.1'])
    expect(Object.keys(localStorage).sort()).toEqual([`${PREFIX}two`, 'theme'])
  })

  test('of a newer leave is not cleared with the older one', () => {
    leave('one', 1)
    open()
    const heard = marks.all()
    leave('one', 12)
    marks.clear(heard)
    expect(marks.all()).toEqual(['one.12'])
  })
})

describe('a page that finds a mark speaks', () => {
  test.each([
    ['when it is shown', () => transit('pageshow', false)],
    ['when it comes out of the back/forward cache', () => transit('pageshow', true)],
    ['when it is unfrozen', () => document.dispatchEvent(new Event('resume'))],
  ])('%s', (_, happens) => {
    open()
    leave('other')
    happens()
    vi.advanceTimersByTime(0)
    expect(spoken).toBe(1)
  })

  test('two seconds after its start, as what it asks first says it already', () => {
    leave('other')
    open()
    vi.advanceTimersByTime(2 * SECOND - 1)
    expect(spoken).toBe(0)
    vi.advanceTimersByTime(1)
    expect(spoken).toBe(1)
  })

  test('again and again until it was heard, and no more then', () => {
    leave('other')
    open()
    vi.advanceTimersByTime(6 * SECOND)
    expect(spoken).toBe(3)
    marks.clear(marks.all())
    vi.advanceTimersByTime(MINUTE)
    expect([spoken, vi.getTimerCount()]).toEqual([3, 0])
  })

  test('no more where the mark has grown old', () => {
    leave('other')
    open()
    vi.advanceTimersByTime(10 * MINUTE)
    expect(spoken).toBeLessThan(5 * 30)
    expect([localStorage.length, vi.getTimerCount()]).toEqual([0, 0])
  })

  test.each([
    [0.001, 1],
    [0.5, 500],
    [0.999, 999],
  ])('within a second where another page leaves: with %d by lot after %d ms', (lot, delay) => {
    vi.spyOn(Math, 'random').mockReturnValue(lot)
    open()
    leave('other')
    stored(`${PREFIX}other`, `1 ${T0}`)
    vi.advanceTimersByTime(delay - 1)
    expect(spoken).toBe(0)
    vi.advanceTimersByTime(1)
    expect(spoken).toBe(1)
  })

  test('not where another one was heard before its turn', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    open()
    leave('other')
    stored(`${PREFIX}other`, `1 ${T0}`)
    vi.advanceTimersByTime(400)
    localStorage.clear()
    stored(`${PREFIX}other`, null)
    vi.advanceTimersByTime(MINUTE)
    expect(spoken).toBe(0)
  })
})

describe('a page keeps quiet', () => {
  test('where there is no mark, with no timer left', () => {
    open()
    transit('pageshow', true)
    vi.advanceTimersByTime(MINUTE)
    expect([spoken, vi.getTimerCount()]).toEqual([0, 0])
  })

  test.each<[string, string | null, string | null]>([
    ['a mark is cleared', `${PREFIX}other`, null],
    ['another app writes', 'theme', 'dark'],
    ['all is cleared', null, null],
  ])('where %s', (_, key, value) => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    open()
    vi.advanceTimersByTime(2 * SECOND)
    leave('other')
    stored(key, value)
    vi.advanceTimersByTime(MINUTE)
    expect(spoken).toBe(0)
  })
})

test('storage that throws holds no marks, and breaks nothing', () => {
  refuseStorage()
  open()
  marks.set(1)
  expect(marks.all()).toEqual([])
  marks.clear(['other.1'])
  transit('pageshow', true)
  stored(`${PREFIX}other`, `1 ${T0}`)
  vi.advanceTimersByTime(MINUTE)
  expect(spoken).toBe(0)
})

test('nothing is left after the end: no timer, no listener; the marks stay for who survives', () => {
  leave('other')
  open()
  marks.stop()
  transit('pageshow', true)
  document.dispatchEvent(new Event('resume'))
  stored(`${PREFIX}other`, `1 ${T0}`)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(MINUTE)
  expect([spoken, localStorage.length]).toEqual([0, 1])
})

test('a session that ends by what it says leaves no timer', () => {
  marks = createLeaveMarks(window, PREFIX, 'me', () => {
    spoken++
    marks.stop()
  })
  leave('other')
  vi.advanceTimersByTime(10 * SECOND)
  expect(spoken).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('a page that has gone says nothing more, whatever it hears, until it is back', () => {
  open()
  transit('pagehide', false)
  leave('other')
  window.dispatchEvent(
    new StorageEvent('storage', { key: `${PREFIX}other`, newValue: `1 ${Date.now()}` }),
  )
  vi.advanceTimersByTime(10 * SECOND)
  expect(spoken).toBe(0)
  transit('pageshow', true)
  vi.advanceTimersByTime(SECOND)
  expect(spoken).toBe(1)
})
