// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCrashLetter } from '../../src/browser/crash'
import { pageSwap, setHidden, transit } from '../fakes/act'
import { crashPost } from '../fakes/dying'

const URL = 'https://app.example/end'
let post: ReturnType<typeof crashPost>
let crash: ReturnType<typeof createCrashLetter>
let text: string | undefined
let written: number
const write = () => {
  written++
  return text === undefined ? undefined : { url: URL, body: new URLSearchParams({ text }) }
}
const start = () => {
  crash = createCrashLetter(window, write)
  crash.renew()
}

beforeEach(() => {
  setHidden(false)
  text = '1'
  written = 0
  post = crashPost()
})
afterEach(() => crash.stop())

describe('a crash letter lies with the browser', () => {
  test('while the page is looked at', () => {
    start()
    expect(post.lying).toEqual(['text=1'])
    expect(post.given[0]).toMatchObject({
      url: URL,
      init: { method: 'POST', credentials: 'include' },
    })
  })

  test('not while it is hidden: a tab that is discarded dies too', () => {
    setHidden(true)
    start()
    expect(post.given).toEqual([])
    setHidden(false)
    expect(post.lying).toEqual(['text=1'])
    setHidden(true)
    expect(post.lying).toEqual([])
  })

  test.each([
    ['pageswap', () => pageSwap(null)],
    ['pagehide', () => transit('pagehide', false)],
    ['pagehide into the back/forward cache', () => transit('pagehide', true)],
  ])('no more from %s on, whatever the page still hears', (_, leaves) => {
    start()
    leaves()
    expect(post.lying).toEqual([])
    text = 'a sibling went too'
    crash.renew()
    document.dispatchEvent(new Event('visibilitychange'))
    expect([post.lying, post.given.length]).toEqual([[], 1])
  })

  test('again when the page comes back', () => {
    start()
    transit('pagehide', true)
    transit('pageshow', true)
    expect(post.lying).toEqual(['text=1'])
  })

  test('as it reads now, and one only', () => {
    start()
    text = '2'
    crash.renew()
    expect(post.lying).toEqual(['text=2'])
  })

  test('not where a crash means nothing, from then on', () => {
    start()
    text = undefined
    crash.renew()
    expect(post.lying).toEqual([])
    text = '1'
    crash.renew()
    expect(post.lying).toEqual(['text=1'])
  })
})

describe('a browser', () => {
  test('that keeps no letters has none written', () => {
    vi.stubGlobal('fetchLater', undefined)
    start()
    transit('pageshow', true)
    expect(written).toBe(0)
  })

  test('that has no room for one breaks nothing, and is given the next', () => {
    const full = vi.fn(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    vi.stubGlobal('fetchLater', full)
    expect(start).not.toThrow()
    text = '2'
    crash.renew()
    expect(full).toHaveBeenCalledTimes(2)
  })
})

test('nothing is left after the end: no letter, no listener', () => {
  start()
  crash.stop()
  expect(post.lying).toEqual([])
  text = '2'
  transit('pageshow', true)
  document.dispatchEvent(new Event('visibilitychange'))
  crash.renew()
  expect(post.given).toHaveLength(1)
})
