// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDetour } from '../../src/browser/detour'

let length: number
let type: number
let redirectCount: number

beforeEach(() => {
  sessionStorage.clear()
  length = 1
  type = NAVIGATE
  redirectCount = 0
  vi.spyOn(history, 'length', 'get').mockImplementation(() => length)
  Object.defineProperty(performance, 'navigation', {
    configurable: true,
    get: () => ({ type, redirectCount }),
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(performance, 'navigation')
})

const NAVIGATE = 0
const BACK_FORWARD = 2

/** A page that is loaded in this tab, as the entry of the history that it is. */
const load = (entry: number, how = NAVIGATE) => {
  length = Math.max(length, entry)
  type = how
  return createDetour(window)
}

test('a tab that only goes about in the app has made none', () => {
  load(1).left(true)
  const next = load(2)
  expect(next.made()).toBe(false)
})

test('a tab that comes back at once from another site has made one', () => {
  load(1).left(false)
  expect(load(2).made()).toBe(true)
})

test('a redirect inside the origin is none: it is counted', () => {
  load(1).left(false)
  redirectCount = 1
  expect(load(2).made()).toBe(false)
})

test('a tab that has been redirected in place has made one', () => {
  load(2).left(false)
  expect(load(2).made()).toBe(true)
})

test('it is not forgotten on any page that follows, nor by the one it began on', () => {
  const first = load(1)
  first.left(false)
  load(2).left(true)
  expect(load(3).made()).toBe(true)
  expect(first.made()).toBe(true)
})

test('a page of the other site between is none: Back leads there', () => {
  load(1).left(false)
  length = 2
  expect(load(3).made()).toBe(false)
})

test('who presses Back on the other site has made none', () => {
  load(1).left(false)
  length = 2
  expect(load(1, BACK_FORWARD).made()).toBe(false)
})

test('what was left long ago is no detour after the app was seen again', () => {
  const first = load(1)
  first.left(false)
  first.left(true)
  expect(load(2).made()).toBe(false)
})

test('storage that throws knows of none', () => {
  vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new Error('SecurityError')
  })
  const detour = load(1)
  detour.left(false)
  expect(detour.made()).toBe(false)
})

test('storage that is full breaks no departure, nor knows of one', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const detour = load(1)
  expect(() => detour.left(false)).not.toThrow()
  expect(detour.made()).toBe(false)
})
