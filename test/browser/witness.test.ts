// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createWitness, type Witness } from '../../src/browser/witness'
import { transit } from '../fakes/act'
import { crashPost, workers } from '../fakes/dying'

const URL = 'https://app.example/lastcall.full.js'
let seen: ReturnType<typeof workers>
let witness: Witness
beforeEach(() => {
  crashPost()
  seen = workers()
  witness = createWitness(window, URL, 'bank', 'me')
})
afterEach(() => witness.stop())

describe('a witness', () => {
  test('is not there before it is met, and hears nothing', () => {
    expect([witness.tell({ others: [] }), seen.started, seen.heard]).toEqual([false, [], []])
  })

  test('is a worker of this script that outlives the page, by the name of the app', () => {
    witness.meet()
    expect(seen.started).toEqual([[URL, { name: 'bank', extendedLifetime: true }]])
  })

  test('is met once', () => {
    witness.meet()
    witness.meet()
    expect(seen.started).toHaveLength(1)
  })

  test('hears of which page it is told', () => {
    witness.meet()
    expect(witness.tell({ others: ['a'] })).toBe(true)
    expect(seen.heard).toEqual([{ page: 'me', others: ['a'] }])
  })

  test('hears of a page that is back from the back/forward cache', () => {
    witness.meet()
    transit('pageshow', false)
    expect(seen.heard).toEqual([])
    transit('pageshow', true)
    expect(seen.heard).toEqual([{ page: 'me' }])
  })

  test('is not started where it would die with the pages', () => {
    Reflect.deleteProperty(window, 'fetchLater')
    witness.meet()
    expect([witness.tell({}), seen.started]).toEqual([false, []])
  })

  test('is done without where the page’s policy forbids it', () => {
    vi.stubGlobal(
      'SharedWorker',
      class {
        constructor() {
          throw new DOMException('no', 'SecurityError')
        }
      },
    )
    expect(() => witness.meet()).not.toThrow()
    expect(witness.tell({ others: [] })).toBe(false)
    transit('pageshow', true)
  })
})

test('nothing is left after the end: no port, no listener', () => {
  witness.meet()
  witness.stop()
  transit('pageshow', true)
  expect([seen.closed, seen.heard]).toEqual([1, []])
})

test('what was never met is stopped without harm', () => {
  expect(() => witness.stop()).not.toThrow()
})
