import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createRefusals } from '../../src/browser/refusals'
import type { Stoppable } from '../../src/ports'
import { partial } from '../fakes/recorder'
import { SECOND } from '../fakes/rules'

const ORIGIN = 'https://app.example'
type Entry = { name?: string; initiatorType?: string; responseStatus?: number | undefined }
type Told = (list: { getEntries(): Entry[] }) => void

let now: number
let refused: number
let watching: unknown[]
let tell: Told
let refusals: Stoppable
let due: { act: () => void; at: number } | undefined

/** A page whose browser notes what it loads. */
const windowOf = (more: object = {}) =>
  partial<Window>({
    location: { origin: ORIGIN },
    performance: { now: () => now },
    setTimeout: (act: () => void, ms: number) => {
      due = { act, at: now + ms }
      return 1
    },
    clearTimeout: () => {
      due = undefined
    },
    PerformanceObserver: class {
      constructor(told: Told) {
        tell = told
      }
      observe = (what: object) => watching.push(what)
      disconnect = () => watching.push('no more')
    },
    ...more,
  })
const start = (window = windowOf()) => {
  const isOwn = ({ pathname }: URL) => pathname === '/status'
  refusals = createRefusals(window, [401, 419, 440], isOwn, () => refused++)
}
const loaded = (...entries: Entry[]) =>
  tell({
    getEntries: () =>
      entries.map((entry) => ({
        name: `${ORIGIN}/api?page=2`,
        initiatorType: 'fetch',
        responseStatus: 401,
        ...entry,
      })),
  })
/** Time goes by, and the timer fires. */
const pass = (ms: number) => {
  now += ms
  if (!due || due.at > now) return
  const { act } = due
  due = undefined
  act()
}

beforeEach(() => {
  now = 60 * SECOND
  refused = 0
  watching = []
  start()
})
afterEach(() => {
  refusals.stop()
  vi.restoreAllMocks()
})

describe('a request of the page that is refused', () => {
  test.each([401, 419, 440])('with %i is told', (responseStatus) => {
    loaded({ responseStatus })
    expect(refused).toBe(1)
  })

  test.each(['fetch', 'xmlhttprequest'])('is told where it was made by %s', (initiatorType) => {
    loaded({ initiatorType })
    expect(refused).toBe(1)
  })

  test('is told among others that are not', () => {
    loaded({ responseStatus: 200 }, {}, { initiatorType: 'img' })
    expect(refused).toBe(1)
  })
})

describe('nobody is told of', () => {
  test.each<[string, Entry]>([
    ['an answer', { responseStatus: 200 }],
    ['what is forbidden, which may be so for good', { responseStatus: 403 }],
    ['a server that is in trouble', { responseStatus: 500 }],
    ['a request without an answer', { responseStatus: 0 }],
    ['a picture', { initiatorType: 'img' }],
    ['a document', { initiatorType: 'navigation' }],
    ['a frame', { initiatorType: 'iframe' }],
    ['another origin', { name: 'https://api.example/me' }],
    ['another port', { name: `${ORIGIN}:8443/me` }],
    ['a request of Lastcall itself', { name: `${ORIGIN}/status?x=1` }],
    ['a browser that does not say what the answer was', { responseStatus: undefined }],
  ])('%s', (_, entry) => {
    loaded(entry)
    expect(refused).toBe(0)
  })
})

test('an app that is refused every second is told of once in ten seconds', () => {
  const told: number[] = []
  for (let second = 0; second < 25; second++) {
    const before = refused
    loaded({})
    if (refused > before) told.push(second)
    pass(SECOND)
  }
  expect(refused).toBe(3)
  expect(told).toEqual([0])
})

test('a refusal in between is told once the ten seconds are over', () => {
  loaded({})
  pass(4 * SECOND)
  loaded({})
  expect(refused).toBe(1)
  pass(6 * SECOND)
  expect(refused).toBe(2)
  pass(60 * SECOND)
  expect(refused).toBe(2)
})

test('what may be refused does not make the next refusal wait', () => {
  loaded({ responseStatus: 200 })
  loaded({})
  expect(refused).toBe(1)
})

test('only what is loaded from now on is looked at, and nothing after the end', () => {
  expect(watching).toEqual([{ type: 'resource' }])
  refusals.stop()
  expect(watching.at(-1)).toBe('no more')
})

test('a browser that cannot tell is left alone', () => {
  start(windowOf({ PerformanceObserver: undefined }))
  refusals.stop()
  expect(refused).toBe(0)
})
