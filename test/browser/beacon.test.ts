import { describe, expect, test } from 'vitest'
import { shoot } from '../../src/browser/beacon'
import { partial, recorder } from '../fakes/recorder'

const shot = { url: 'https://app.example/logout', body: new URLSearchParams('event=leave') }

const windowOf = (sendBeacon: unknown, answer = () => Promise.resolve()) => {
  const fetched = recorder<[string, RequestInit]>()
  const window = partial<Window>({
    navigator: sendBeacon ? { sendBeacon } : {},
    fetch(url: string, init: RequestInit) {
      fetched.record([url, init])
      return answer()
    },
  })
  return { window, fetched: fetched.list }
}

describe('a shot', () => {
  test('is a beacon', () => {
    const sent = recorder<unknown[]>()
    const { window, fetched } = windowOf((...args: unknown[]) => {
      sent.record(args)
      return true
    })
    shoot(window, shot)
    expect(sent.list).toEqual([[shot.url, shot.body]])
    expect(fetched).toEqual([])
  })

  test.each([
    ['whose queue is full', () => false],
    ['that is taken away, as in a hardened Firefox', undefined],
  ])('is fetched by a browser %s', (_, sendBeacon) => {
    const { window, fetched } = windowOf(sendBeacon)
    shoot(window, shot)
    expect(fetched).toMatchObject([
      [shot.url, { method: 'POST', body: shot.body, keepalive: true, redirect: 'manual' }],
    ])
  })

  test('that cannot be sent at all disturbs nobody', async () => {
    const rejected = windowOf(
      () => false,
      () => Promise.reject(new TypeError('offline')),
    )
    expect(() => shoot(rejected.window, shot)).not.toThrow()
    await Promise.resolve()
  })
})
