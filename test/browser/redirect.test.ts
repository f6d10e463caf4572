import { expect, test } from 'vitest'
import { leaveFor } from '../../src/browser/redirect'
import { partial, recorder } from '../fakes/recorder'

const windowOf = (onLine: boolean) => {
  const gone = recorder<string>()
  const reloaded = recorder<void>()
  const target = new EventTarget()
  const window = Object.assign(target, {
    navigator: { onLine },
    location: { href: 'https://app.example/#/home', replace: gone.record, reload: reloaded.record },
  })
  return {
    window: partial<Window>(window),
    gone: gone.list,
    reloaded: reloaded.list,
    online: () => target.dispatchEvent(new Event('online')),
  }
}
const URL = 'https://app.example/expired'

test('a page goes for good: Back does not lead to it again', () => {
  const { window, gone } = windowOf(true)
  leaveFor(window, URL, new AbortController().signal)
  expect(gone).toEqual([URL])
})

test('without a network it waits, for an error page helps nobody', () => {
  const { window, gone, online } = windowOf(false)
  leaveFor(window, URL, new AbortController().signal)
  expect(gone).toEqual([])
  online()
  online()
  expect(gone).toEqual([URL])
})

test('a route behind a hash is loaded too, and no other page twice', () => {
  for (const [url, times] of [
    ['https://app.example/#/expired', 1],
    [URL, 0],
  ] as const) {
    const { window, reloaded } = windowOf(true)
    leaveFor(window, url, new AbortController().signal)
    expect(reloaded).toHaveLength(times)
  }
})

test('and it waits no longer than it is wanted', () => {
  const { window, gone, online } = windowOf(false)
  const wanted = new AbortController()
  leaveFor(window, URL, wanted.signal)
  wanted.abort()
  online()
  expect(gone).toEqual([])
})
