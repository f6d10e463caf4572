// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { forget, keep, recall } from '../../src/browser/record'
import { refuseStorage } from '../fakes/dying'
import { T0 } from '../fakes/rules'

const NAME = 'lastcall:app:beat'
beforeEach(() => localStorage.clear())

describe('a moment of a login', () => {
  test.each(['ada', undefined])('is kept for the other pages, where the login is %s', (key) => {
    keep(window, NAME, key, T0)
    expect(recall(window, NAME, key)).toBe(T0)
  })

  test('is that of no other login', () => {
    keep(window, NAME, 'ada', T0)
    expect(recall(window, NAME, 'grace')).toBe(undefined)
    expect(recall(window, NAME, undefined)).toBe(undefined)
  })

  test('is that of no other app', () => {
    keep(window, NAME, 'ada', T0)
    expect(recall(window, 'lastcall:shop:beat', 'ada')).toBe(undefined)
  })

  test('leaves nothing behind when it is forgotten', () => {
    keep(window, NAME, 'ada', T0)
    forget(window, NAME)
    expect(localStorage.length).toBe(0)
  })

  test.each(['', 'soon', 'null', '[]', '7', '{"key":"ada"}', '{"key":"ada","at":"9"}'])(
    'is not believed in a record like %s',
    (record) => {
      localStorage.setItem(NAME, record)
      expect(recall(window, NAME, 'ada')).toBe(undefined)
    },
  )
})

test('storage that throws keeps nothing, and breaks nothing', () => {
  refuseStorage()
  keep(window, NAME, 'ada', T0)
  forget(window, NAME)
  expect(recall(window, NAME, 'ada')).toBe(undefined)
})
