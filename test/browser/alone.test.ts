import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { alone } from '../../src/browser/alone'
import { settled } from '../fakes/browser'
import { partial } from '../fakes/recorder'
import { SECOND } from '../fakes/rules'

type Held = (lock: object | null) => Promise<void>

/** The locks of an origin, as all of its pages see them. */
const origin = () => {
  const taken = new Set<string>()
  const locks = {
    async request(name: string, options: LockOptions, held: Held) {
      expect(options).toEqual({ ifAvailable: true })
      if (taken.has(name)) return held(null)
      taken.add(name)
      await held({}).finally(() => taken.delete(name))
    },
  }
  const page = (navigator: object = { locks }) => partial<Window>({ navigator, setTimeout })
  return { page, taken }
}

let acts: number
let answer: (word: string) => void
const act = () => {
  acts++
  return new Promise<string>((resolve) => {
    answer = resolve
  })
}
beforeEach(() => {
  vi.useFakeTimers()
  acts = 0
})
afterEach(() => {
  vi.useRealTimers()
})

describe('what one page does for all', () => {
  test('is done by the first, and the others are told that it is busy', async () => {
    const { page } = origin()
    const first = alone(page(), 'beat', act, 'busy')
    expect(await alone(page(), 'beat', act, 'busy')).toBe('busy')
    answer('done')
    expect([await first, acts]).toEqual(['done', 1])
  })

  test('is nobody else’s for a second after it was done, and then anybody’s', async () => {
    const { page, taken } = origin()
    const first = alone(page(), 'beat', act, 'busy')
    answer('done')
    await first
    await vi.advanceTimersByTimeAsync(SECOND - 1)
    expect(await alone(page(), 'beat', act, 'busy')).toBe('busy')
    await vi.advanceTimersByTimeAsync(1)
    expect(taken.size).toBe(0)
    void alone(page(), 'beat', act, 'busy')
    expect(acts).toBe(2)
  })

  test('holds up nothing of another name', () => {
    const { page } = origin()
    void alone(page(), 'beat:ada', act, 'busy')
    void alone(page(), 'beat:grace', act, 'busy')
    expect(acts).toBe(2)
  })
})

describe('a page without Web Locks', () => {
  test('does it by itself, as on a site without HTTPS', async () => {
    const { page } = origin()
    const done = alone(page({}), 'beat', act, 'busy')
    answer('done')
    expect([await done, acts, vi.getTimerCount()]).toEqual(['done', 1, 0])
  })

  test('that are there and refused, does it all the same', async () => {
    const { page } = origin()
    const locks = { request: () => Promise.reject(new DOMException('opaque', 'SecurityError')) }
    const done = alone(page({ locks }), 'beat', act, 'busy')
    await settled()
    answer('done')
    expect([await done, acts]).toEqual(['done', 1])
  })
})
