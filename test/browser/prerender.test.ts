import { beforeEach, describe, expect, test } from 'vitest'
import { whenShown } from '../../src/browser/prerender'
import { partial } from '../fakes/recorder'

let document: EventTarget & { prerendering?: boolean }
let stopping: AbortController
let acted: number
const wait = () => whenShown(partial<Document>(document), stopping.signal, () => acted++)
const show = () => {
  document.prerendering = false
  document.dispatchEvent(new Event('prerenderingchange'))
}
beforeEach(() => {
  document = new EventTarget()
  stopping = new AbortController()
  acted = 0
})

describe('what waits for somebody to look', () => {
  test('is done at once in a browser that renders nothing ahead', () => {
    wait()
    expect(acted).toBe(1)
  })

  test('is done at once in a page that is shown', () => {
    document.prerendering = false
    wait()
    expect(acted).toBe(1)
  })

  test('is done once, when a page that was rendered ahead is shown', () => {
    document.prerendering = true
    wait()
    expect(acted).toBe(0)
    show()
    expect(acted).toBe(1)
    show()
    expect(acted).toBe(1)
  })

  test('is never done where it was given up before', () => {
    document.prerendering = true
    wait()
    stopping.abort()
    show()
    expect(acted).toBe(0)
  })

  test('is not begun after it was given up', () => {
    document.prerendering = true
    stopping.abort()
    wait()
    show()
    expect(acted).toBe(0)
  })
})
