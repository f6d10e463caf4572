// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { watchSession } from '../../src/headlessFull'
import type { Session } from '../../src/session'
import { setHidden, setPrerendering, stored, transit } from '../fakes/act'
import { network, settled } from '../fakes/browser'
import { crashPost } from '../fakes/dying'
import { HOUR, T0 } from '../fakes/rules'

const MARK = 'lastcall:lastcall:left:other'
let net: ReturnType<typeof network>
let post: ReturnType<typeof crashPost>
let session: Session
const watch = (options: object = { sessionUrl: '/session' }) => {
  session = watchSession({ idleTimeout: '20m', ...options })
}
const entered = () => Object.keys(localStorage).filter((name) => /:page:/.test(name)).length

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(T0)
  vi.stubGlobal('queueMicrotask', (task: () => void) => task())
  localStorage.clear()
  net = network()
  post = crashPost()
  setHidden(true)
  setPrerendering(true)
})
afterEach(() => {
  session.destroy()
  Reflect.deleteProperty(document, 'prerendering')
  setHidden(false)
  vi.useRealTimers()
})

describe('a page that is rendered ahead', () => {
  test('asks nothing, tells nothing and is not counted', async () => {
    localStorage.setItem(MARK, `1 ${T0}`)
    watch()
    transit('pageshow', false)
    stored(MARK, `1 ${T0}`)
    window.dispatchEvent(new Event('focus'))
    await vi.advanceTimersByTimeAsync(HOUR)
    expect([net.sent, post.given, entered()]).toEqual([[], [], 0])
    expect(session.state).toBe('active')
  })

  test('starts once it is shown', async () => {
    watch()
    setHidden(false)
    setPrerendering(false)
    await settled()
    expect([net.paths, entered(), post.lying.length]).toEqual([['/session/status'], 1, 1])
  })

  test('says then that it outlives others', async () => {
    watch()
    localStorage.setItem(MARK, `1 ${T0}`)
    setPrerendering(false)
    await settled()
    expect(net.sent).toMatchObject([{ fields: { event: 'alive', after: 'other.1' } }])
  })

  test('and thrown away tells nothing', () => {
    watch({ endUrl: '/out' })
    transit('pagehide', false)
    expect(net.sent).toEqual([])
  })

  test('may be shown after its session was destroyed', () => {
    watch()
    session.destroy()
    setPrerendering(false)
    expect([net.sent, localStorage.length, vi.getTimerCount()]).toEqual([[], 0, 0])
  })

  test('is not counted where it was signed out before it is shown', async () => {
    watch({ endUrl: '/out' })
    await session.signOut()
    setPrerendering(false)
    await settled()
    expect([net.paths, entered()]).toEqual([['/out'], 0])
  })
})
