// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { withStorage } from '../../src/browser/storage'
import { refuseStorage } from '../fakes/dying'

beforeEach(() => localStorage.clear())

describe('the origin’s storage', () => {
  test('gives what was made of it', () => {
    withStorage(window, (storage) => storage.setItem('a', '1'))
    expect(withStorage(window, (storage) => storage.getItem('a'))).toBe('1')
  })

  test('gives nothing where it is full', () => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect(withStorage(window, full)).toBe(undefined)
  })

  test('gives nothing where it is refused, and nothing is done', () => {
    refuseStorage()
    let done = false
    const act = () => {
      done = true
    }
    expect([withStorage(window, act), done]).toEqual([undefined, false])
  })
})
