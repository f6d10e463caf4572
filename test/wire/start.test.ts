// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Options, watchSession } from '../../src/headless'
import type { Session } from '../../src/session'
import { network, settled } from '../fakes/browser'
import { MINUTE } from '../fakes/rules'

let session: Session
let gone: string[]
let answer: () => Response
const watch = (options: Options = {}) => {
  session = watchSession({ idleTimeout: '20m', ...options })
}
beforeEach(() => {
  vi.useFakeTimers()
  // The session waits a moment for its listeners; here that moment has passed at once.
  vi.stubGlobal('queueMicrotask', (task: () => void) => task())
  localStorage.clear()
  gone = []
  answer = () => new Response()
  network(() => answer())
  vi.spyOn(window.location, 'replace').mockImplementation((url) => void gone.push(String(url)))
})
afterEach(() => {
  session.destroy()
  vi.useRealTimers()
})

describe('an expired session goes', () => {
  test.each<[Options, string[]]>([
    [{}, []],
    [{ expiredUrl: '/expired' }, ['https://app.example/expired']],
    [
      { expiredUrl: '/expired?why=1#top', returnParam: 'next' },
      ['https://app.example/expired?why=1&next=%2Fpage%3Ftab%3D2#top'],
    ],
    [
      {
        expiredUrl: 'https://id.example/in',
        appOrigins: 'https://id.example',
        returnParam: 'next',
      },
      ['https://id.example/in'],
    ],
  ])('with %o to %o', (options, addresses) => {
    watch(options)
    vi.advanceTimersByTime(20 * MINUTE)
    expect([session.state, gone]).toEqual(['expired', addresses])
  })
})

describe('a session that was signed out goes', () => {
  test.each<[Options, string[]]>([
    [{ expiredUrl: '/expired' }, ['https://app.example/expired']],
    [
      { expiredUrl: '/expired', signedOutUrl: '/bye', returnParam: 'next' },
      ['https://app.example/bye'],
    ],
  ])('with %o to %o', async (options, addresses) => {
    watch({ endUrl: '/logout', ...options })
    await session.signOut()
    expect([session.state, gone]).toEqual(['ended', addresses])
  })
})

describe('the document', () => {
  test('is told each event, with the channel', () => {
    const details: unknown[] = []
    const heard = ({ detail }: CustomEvent) => details.push(detail)
    document.addEventListener('lastcall:warning', heard)
    watch({ channel: 'bank' })
    vi.advanceTimersByTime(18 * MINUTE)
    document.removeEventListener('lastcall:warning', heard)
    expect(details).toEqual([{ remaining: 2 * MINUTE, extendable: true, channel: 'bank' }])
  })

  test('can keep an expired page where it is', () => {
    const prevent = (event: Event) => event.preventDefault()
    document.addEventListener('lastcall:expired', prevent)
    watch({ expiredUrl: '/expired' })
    vi.advanceTimersByTime(20 * MINUTE)
    document.removeEventListener('lastcall:expired', prevent)
    expect([session.state, gone]).toEqual(['expired', []])
  })
})

test('a lifetime counts from where this login was first seen', () => {
  watch({ lifetime: '1h', sessionKey: 'ada' })
  session.destroy()
  vi.advanceTimersByTime(50 * MINUTE)
  watch({ lifetime: '1h', sessionKey: 'ada' })
  expect(session.remaining).toBe(10 * MINUTE)
  session.destroy()
  watch({ lifetime: '1h', sessionKey: 'grace' })
  expect(session.remaining).toBe(20 * MINUTE)
})

test('bad options throw, and nothing is started', () => {
  const before = vi.getTimerCount()
  expect(() => watchSession({ idleTimeout: '20' })).toThrow('write a unit, for example 20m')
  expect([vi.getTimerCount(), localStorage.length]).toEqual([before, 0])
  watch()
})

test('a companion is refused by the build that has nothing to say to it', () => {
  expect(() => watchSession({ idleTimeout: '20m', sessionUrl: '/session' })).toThrow(
    'lastcall/headless/full',
  )
  watch()
})

test('a session that is destroyed leaves no timer and no record', async () => {
  watch({ statusUrl: '/status', keepAliveUrl: '/keep-alive' })
  await settled()
  session.destroy()
  expect([vi.getTimerCount(), localStorage.length]).toEqual([0, 0])
})

test('old endpoints are asked with GET, which carries no fields', async () => {
  const net = network()
  watch({ keepAliveUrl: '/ping', keepAliveMethod: 'GET' })
  await session.keepAlive()
  expect(net.sent).toEqual([{ how: 'fetch', path: '/ping', fields: {} }])
})
