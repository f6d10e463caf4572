// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchSession } from '../../src/headless'
import type { Session } from '../../src/session'
import { beforeUnload, click, page, pageSwap, setHidden, transit } from '../fakes/act'
import { network, settled } from '../fakes/browser'

const options = { endUrl: '/out', keepAliveUrl: '/keep-alive', idleTimeout: '20m' }
let net: ReturnType<typeof network>
let session: Session
const watch = (more: object = {}) => {
  session = watchSession({ ...options, ...more })
}
/** As Chromium, which fires a pageswap at every navigation. */
const withPageSwap = () =>
  Object.defineProperty(window, 'onpageswap', { value: null, configurable: true })

beforeEach(() => {
  setHidden(false)
  localStorage.clear()
  net = network()
  withPageSwap()
})
afterEach(() => {
  session.destroy()
  Reflect.deleteProperty(window, 'onpageswap')
})

describe('closing the page', () => {
  test('sends one beacon', () => {
    watch()
    beforeUnload()
    transit('pagehide', false)
    expect(net.sent).toMatchObject([
      {
        how: 'beacon',
        path: '/out',
        fields: { event: 'leave', n: '1', cause: 'close', others: '' },
      },
    ])
  })

  test('sends nothing while another page of the session is open', () => {
    localStorage.setItem('lastcall:lastcall:page:sibling', String(Date.now() + 60_000))
    watch()
    transit('pagehide', false)
    expect(net.sent).toEqual([])
  })

  test('sends one where the other page was closed meanwhile, though all lay ready', () => {
    localStorage.setItem('lastcall:lastcall:page:sibling', String(Date.now() + 60_000))
    watch()
    setHidden(true)
    localStorage.removeItem('lastcall:lastcall:page:sibling')
    window.dispatchEvent(new StorageEvent('storage', { key: 'lastcall:lastcall:page:sibling' }))
    transit('pagehide', false)
    expect(net.paths).toEqual(['/out'])
  })

  test('sends nothing where the session has ended', async () => {
    watch()
    await session.signOut()
    transit('pagehide', false)
    expect(net.sent.map(({ fields }) => fields.event)).toEqual(['logout'])
  })

  test('sends nothing where there is no address', () => {
    watch({ endUrl: undefined })
    transit('pagehide', false)
    expect(net.sent).toEqual([])
  })

  test('sends nothing when it is a link of the app', () => {
    watch()
    click(page('<a href="/x">'))
    beforeUnload()
    pageSwap({})
    transit('pagehide', false)
    expect(net.sent).toEqual([])
  })

  test.each([
    ['stay', 0],
    ['end', 1],
  ] as const)('without certainty does what whenUnsure says: %s', (whenUnsure, sent) => {
    Reflect.deleteProperty(window, 'onpageswap')
    watch({ whenUnsure })
    transit('pagehide', false)
    expect(net.sent).toHaveLength(sent)
  })
})

test('a page in a frame comes and goes unnoticed: nothing is sent, and it is not counted', () => {
  vi.stubGlobal('parent', {})
  watch()
  expect(localStorage.length).toBe(0)
  beforeUnload()
  transit('pagehide', false)
  expect(net.sent).toEqual([])
})

describe('the way that a tab has come', () => {
  const left = () => {
    beforeUnload()
    transit('pagehide', false)
    return sessionStorage.length
  }
  beforeEach(() => sessionStorage.clear())

  test('is noted when its page goes', () => {
    watch()
    expect(left()).toBe(1)
  })

  test('is not for a frame to note', () => {
    vi.stubGlobal('parent', {})
    watch()
    expect(left()).toBe(0)
  })

  test('is no concern of a Firefox, which is in doubt without it', () => {
    Reflect.deleteProperty(window, 'onpageswap')
    watch()
    expect(left()).toBe(0)
  })
})

describe('the numbers of a page’s messages', () => {
  const numbers = () => net.sent.map(({ fields }) => fields.n)

  test('go on after a leave that the page survived', async () => {
    watch({ statusUrl: '/status' })
    beforeUnload()
    pageSwap(null)
    transit('pagehide', true)
    transit('pageshow', true)
    await settled()
    await session.keepAlive()
    const posts = net.sent.filter(({ path }) => path !== '/status')
    expect(posts.map(({ fields }) => `${fields.event} ${fields.n}`)).toEqual([
      'leave 1',
      'keep-alive 2',
    ])
  })

  test('are each its own where a message went out after the leave lay ready', async () => {
    watch()
    setHidden(true)
    await session.keepAlive()
    transit('pagehide', false)
    expect(numbers()).toEqual(['1', '2'])
  })

  test('and the leave that lay ready has the fields of the moment', async () => {
    let csrf = 'old'
    watch({ endData: () => ({ csrf }) })
    setHidden(true)
    csrf = 'new'
    await session.keepAlive()
    transit('pagehide', false)
    expect(net.sent.at(-1)?.fields.csrf).toBe('new')
  })
})
