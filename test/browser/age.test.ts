// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAge } from '../../src/browser/age'
import { transit } from '../fakes/act'

let now: number
let age: ReturnType<typeof createAge>
const start = (...entries: object[]) => {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(entries as never)
  age = createAge(window)
}
beforeEach(() => {
  now = 500
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})
afterEach(() => age.stop())

describe('the age of a page', () => {
  test('counts from when its answer began, not from when it was asked for', () => {
    start({ responseStart: 300 })
    expect(age.now()).toBe(200)
    now = 1000
    expect(age.now()).toBe(700)
  })

  test('counts from its navigation where the browser does not say', () => {
    start()
    expect(age.now()).toBe(500)
  })

  test('begins anew when it comes out of the back/forward cache', () => {
    start({ responseStart: 300 })
    now = 60_000
    transit('pageshow', true)
    expect(age.now()).toBe(0)
    now = 60_250
    expect(age.now()).toBe(250)
  })

  test('does not when it is shown for the first time', () => {
    start({ responseStart: 300 })
    transit('pageshow', false)
    expect(age.now()).toBe(200)
  })
})

test('nothing is heard after the end', () => {
  start({ responseStart: 300 })
  age.stop()
  transit('pageshow', true)
  expect(age.now()).toBe(200)
})
