// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createChannel } from '../../src/browser/channel'
import { stored, transit } from '../fakes/act'
import { refuseStorage } from '../fakes/dying'
import { recorder } from '../fakes/recorder'

const NAME = 'lastcall:app'
const USE = [1, 'use']

/** Channels of an origin as the browser has them: everybody hears but who speaks. */
function broadcast() {
  const open = new Set<Channel>()
  class Channel {
    onmessage: ((event: object) => void) | undefined
    constructor(readonly name: string) {
      open.add(this)
    }
    postMessage(data: unknown) {
      for (const other of open) {
        if (other !== this && other.name === this.name) other.onmessage?.({ data })
      }
    }
    close() {
      open.delete(this)
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel)
  return open
}

let pages: ReturnType<typeof createChannel>[]
const join = (name = NAME, leaving = () => {}) => {
  const { list, record } = recorder<unknown>()
  const channel = createChannel(window, name, record, leaving)
  pages.push(channel)
  return { ...channel, list }
}
const record = () => localStorage.getItem(NAME)

beforeEach(() => {
  localStorage.clear()
  pages = []
})
afterEach(() => {
  for (const page of pages) page.stop()
})

describe('the pages of an origin', () => {
  test('hear each other, and not themselves', () => {
    broadcast()
    const [one, two] = [join(), join()]
    one.say(USE)
    expect([one.list, two.list]).toEqual([[], [USE]])
  })

  test('hear nothing that is said under another name', () => {
    broadcast()
    const [one, shop] = [join(), join('lastcall:shop')]
    shop.say(USE)
    stored('lastcall:shop', '[1]')
    stored('theme', '[1]')
    expect(one.list).toEqual([])
  })

  test('write nothing into storage while they talk', () => {
    broadcast()
    join().say(USE)
    expect(localStorage.length).toBe(0)
  })

  test('hear nothing after the end', () => {
    const open = broadcast()
    const [one, two] = [join(), join()]
    two.stop()
    one.say(USE)
    stored(NAME, '[1]')
    transit('pagehide', true)
    transit('pageshow', true)
    expect([two.list, open.size]).toEqual([[], 1])
  })
})

describe('a page in the back/forward cache', () => {
  test('has no channel open, which would throw it out', () => {
    const open = broadcast()
    join()
    transit('pagehide', true)
    expect(open.size).toBe(0)
    transit('pageshow', true)
    expect(open.size).toBe(1)
  })

  test('hears when it is back what the last page that was left had to say', () => {
    broadcast()
    const one = join()
    transit('pagehide', true)
    localStorage.setItem(NAME, JSON.stringify(USE))
    transit('pageshow', true)
    expect(one.list).toEqual([USE])
  })

  test('has had the time for a last word, which is kept', () => {
    broadcast()
    const one = join(NAME, () => one.keep(USE))
    one.say([1, 'hello'])
    expect(record()).toBe(null)
    transit('pagehide', true)
    expect(record()).toBe(JSON.stringify(USE))
  })

  test('is none that was only loaded: that one asks the others', () => {
    broadcast()
    localStorage.setItem(NAME, JSON.stringify(USE))
    const one = join()
    transit('pageshow', false)
    expect(one.list).toEqual([])
  })
})

describe('a browser without BroadcastChannel', () => {
  beforeEach(() => void vi.stubGlobal('BroadcastChannel', undefined))

  test('tells the others by storage events', () => {
    const one = join()
    one.say(USE)
    expect(record()).toBe(JSON.stringify(USE))
    stored(NAME, record())
    expect(one.list).toEqual([USE])
  })

  test.each(['', 'hello', '{', '[1'])('takes no harm from a record like %s', (text) => {
    const one = join()
    stored(NAME, text)
    expect(one.list).toEqual([])
  })
})

test('a channel that is refused, as in Firefox with cookies blocked, is as none', () => {
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor() {
        throw new Error('refused')
      }
    },
  )
  const one = join()
  one.say(USE)
  expect(record()).toBe(JSON.stringify(USE))
})

test('what a page that leaves has stored is no message to those that talk', () => {
  broadcast()
  const one = join()
  stored(NAME, JSON.stringify(USE))
  expect(one.list).toEqual([])
})

test('storage that throws, and no channel either, leaves a page to itself', () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  refuseStorage()
  const one = join()
  one.say(USE)
  transit('pagehide', true)
  transit('pageshow', true)
  expect(one.list).toEqual([])
})
