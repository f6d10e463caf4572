// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Options, watchSession } from '../../src/headlessFull'
import type { Session } from '../../src/session'
import { beforeUnload, pageSwap, setHidden, stored, transit } from '../fakes/act'
import { network, settled } from '../fakes/browser'
import { crashPost, workers } from '../fakes/dying'
import { MINUTE, SECOND, T0 } from '../fakes/rules'

const SIBLING = 'lastcall:lastcall:page:sibling'
const LEFT = 'lastcall:lastcall:left:'
let net: ReturnType<typeof network>
let answer: () => Response
let session: Session

const watch = async (more: Options = {}) => {
  session = watchSession({ sessionUrl: '/session', idleTimeout: '20m', ...more })
  await settled()
}
const withSibling = () => localStorage.setItem(SIBLING, String(Date.now() + MINUTE))
const leftBy = (page: string, n = 1) => localStorage.setItem(LEFT + page, `${n} ${Date.now()}`)
const marks = () => Object.keys(localStorage).filter((name) => name.startsWith(LEFT))
/** What was posted, in few words. */
const said = () =>
  net.sent.map(({ path, fields: { event = 'GET', after, cause } }) =>
    [path.replace('/session/', ''), event, cause, after].filter(Boolean).join(' '),
  )
/** As Chromium, which fires a pageswap at every navigation. */
const withPageSwap = () =>
  Object.defineProperty(window, 'onpageswap', { value: null, configurable: true })
const close = (persisted = false) => transit('pagehide', persisted)

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(T0)
  // The session waits a moment for its listeners; here that moment has passed at once.
  vi.stubGlobal('queueMicrotask', (task: () => void) => task())
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  setHidden(false)
  localStorage.clear()
  answer = () => new Response()
  net = network(() => answer())
  withPageSwap()
})
afterEach(() => {
  session.destroy()
  Reflect.deleteProperty(window, 'onpageswap')
  vi.useRealTimers()
})

describe('with a companion, a page that goes', () => {
  test.each<[string, () => void, string]>([
    ['is closed', () => close(), 'end leave close'],
    [
      'leads to another site',
      () => {
        pageSwap(null)
        close(true)
      },
      'end leave external',
    ],
  ])('tells it where it %s', async (_, goes, told) => {
    await watch()
    goes()
    expect(said()).toEqual(['status GET', told])
  })

  test.each(['stay', 'end'] as const)(
    'tells its doubt, whatever whenUnsure says: %s',
    async (whenUnsure) => {
      Reflect.deleteProperty(window, 'onpageswap')
      await watch({ whenUnsure })
      close()
      expect(said()).toEqual(['status GET', 'end leave unsure'])
    },
  )

  test('tells nothing where it stays', async () => {
    await watch()
    pageSwap({})
    close()
    expect([said(), marks()]).toEqual([['status GET'], []])
  })

  test('tells it though others are open, and which', async () => {
    withSibling()
    localStorage.setItem('lastcall:lastcall:page:third', String(Date.now() + MINUTE))
    await watch()
    close()
    expect(net.sent.at(-1)).toMatchObject({ how: 'beacon', path: '/session/end' })
    expect(net.sent.at(-1)?.fields.others?.split(',').sort()).toEqual(['sibling', 'third'])
  })

  test('tells its age, which counts from its answer, or from its comeback', async () => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ responseStart: 300 }] as never)
    await watch()
    vi.advanceTimersByTime(5 * SECOND)
    const age = Math.round(performance.now() - 300)
    close(true)
    transit('pageshow', true)
    await settled()
    vi.advanceTimersByTime(250)
    close()
    const leaves = net.sent.filter(({ fields }) => fields.event === 'leave')
    expect(leaves.map(({ fields }) => fields.age)).toEqual([String(age), '250'])
  })

  test('leaves a mark of which message said so', async () => {
    await watch()
    await session.keepAlive()
    close()
    const { page, n } = net.sent.at(-1)!.fields
    expect(n).toBe('2')
    expect(localStorage.getItem(`${LEFT}${page}`)).toBe(`2 ${Date.now()}`)
  })

  test('leaves it early in a browser that may lose it later', async () => {
    Reflect.deleteProperty(window, 'onpageswap')
    await watch()
    beforeUnload()
    expect([marks().length, said()]).toEqual([1, ['status GET']])
  })
})

describe('a page that outlives others says so', () => {
  test('when it is loaded, in place of the question how long the session lasts', async () => {
    answer = () => Response.json({ expires_in: 600 })
    leftBy('before', 7)
    await watch()
    expect(said()).toEqual(['keep-alive alive before.7'])
    expect(session.remaining).toBeLessThanOrEqual(600 * SECOND)
  })

  test('once, where it was heard', async () => {
    leftBy('before')
    await watch()
    expect(marks()).toEqual([])
    await session.check()
    expect(said()).toEqual(['keep-alive alive before.1', 'status GET'])
  })

  test.each([
    ['an error', 503],
    ['a refusal', 403],
  ])('again where the answer is %s', async (_, status) => {
    answer = () => new Response(null, { status })
    leftBy('before')
    await watch()
    expect(marks()).toHaveLength(1)
    answer = () => new Response()
    await vi.advanceTimersByTimeAsync(2 * SECOND)
    expect(said()).toEqual(['keep-alive alive before.1', 'keep-alive alive before.1'])
    expect(marks()).toEqual([])
  })

  test('no more where the session has ended', async () => {
    answer = () => new Response(null, { status: 401 })
    leftBy('before')
    await watch()
    expect(session.state).toBe('expired')
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(said()).toEqual(['keep-alive alive before.1'])
    expect(marks()).toHaveLength(1)
  })

  test('within a second after another one leaves', async () => {
    await watch()
    leftBy('other', 3)
    stored(`${LEFT}other`, localStorage.getItem(`${LEFT}other`))
    await vi.advanceTimersByTimeAsync(499)
    expect(said()).toEqual(['status GET'])
    await vi.advanceTimersByTimeAsync(1)
    expect(said()).toEqual(['status GET', 'keep-alive alive other.3'])
    expect(marks()).toEqual([])
  })

  test('not where another one was heard first', async () => {
    await watch()
    leftBy('other')
    stored(`${LEFT}other`, localStorage.getItem(`${LEFT}other`))
    localStorage.removeItem(`${LEFT}other`)
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(said()).toEqual(['status GET'])
  })

  test('when it comes back after its own leave, which is no other’s', async () => {
    await watch()
    pageSwap(null)
    close(true)
    expect(marks()).toHaveLength(1)
    transit('pageshow', true)
    expect(session.state).toBe('checking')
    await settled()
    expect(said()).toEqual(['status GET', 'end leave external', 'keep-alive alive'])
    expect([session.state, marks()]).toEqual(['active', []])
  })

  test('when it comes back, with the leaves of others and without its own', async () => {
    await watch()
    pageSwap(null)
    close(true)
    leftBy('other', 4)
    transit('pageshow', true)
    await settled()
    expect(said().at(-1)).toBe('keep-alive alive other.4')
  })

  test('with a keep-alive too', async () => {
    await watch()
    leftBy('other', 2)
    await session.keepAlive()
    expect(said()).toEqual(['status GET', 'keep-alive keep-alive other.2'])
    expect(marks()).toEqual([])
  })

  test('and takes no mark away that was set while it waited', async () => {
    let grant = () => {}
    await watch()
    leftBy('other', 2)
    vi.spyOn(window, 'fetch').mockReturnValue(
      new Promise((resolve) => {
        grant = () => resolve(new Response())
      }),
    )
    const granted = session.keepAlive()
    leftBy('other', 5)
    leftBy('third')
    grant()
    expect(await granted).toBe(true)
    expect(marks().sort()).toEqual([`${LEFT}other`, `${LEFT}third`])
  })

  test('of this app only', async () => {
    leftBy('other')
    await watch({ channel: 'shop' })
    expect(said()).toEqual(['status GET'])
  })
})

describe('a crash', () => {
  let post: ReturnType<typeof crashPost>
  const fieldsOf = (body: string) => Object.fromEntries(new URLSearchParams(body))
  beforeEach(() => {
    post = crashPost()
  })

  test('of the only page is told by the browser', async () => {
    await watch({ endData: { csrf: 'a' } })
    expect(post.lying.map(fieldsOf)).toMatchObject([
      { event: 'leave', n: '1', cause: 'crash', others: '', csrf: 'a' },
    ])
    expect(post.given[0]?.url).toBe('https://app.example/session/end')
  })

  test('is told with the age that the page has when it looks again, twice a minute', async () => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ responseStart: 300 }] as never)
    await watch()
    vi.advanceTimersByTime(30 * SECOND)
    const age = Math.round(performance.now() - 300)
    vi.advanceTimersByTime(SECOND)
    expect(post.lying.map((body) => fieldsOf(body).age)).toEqual([String(age)])
  })

  test('of one of several pages is not: the others are there', async () => {
    withSibling()
    await watch()
    expect(post.lying).toEqual([])
    localStorage.removeItem(SIBLING)
    stored(SIBLING)
    expect(post.lying).toHaveLength(1)
    withSibling()
    stored(SIBLING, String(Date.now() + MINUTE))
    expect(post.lying).toEqual([])
  })

  test('has the number after the last message', async () => {
    await watch()
    await session.keepAlive()
    expect(post.lying.map((body) => fieldsOf(body).n)).toEqual(['2'])
  })

  test('on the way out is none, whatever a closing page still hears', async () => {
    withSibling()
    await watch()
    close()
    localStorage.removeItem(SIBLING)
    stored(SIBLING)
    expect(post.given).toEqual([])
  })

  test('after the end is none', async () => {
    await watch()
    await session.signOut()
    expect(post.lying).toEqual([])
    setHidden(false)
    transit('pageshow', true)
    expect(post.lying).toEqual([])
  })

  test('without a companion is left to the server’s idle timeout', async () => {
    session = watchSession({ idleTimeout: '20m', endUrl: '/out' })
    await settled()
    expect(post.given).toEqual([])
  })
})

test('a page in a frame tells nothing of its going, and no crash', async () => {
  vi.stubGlobal('parent', {})
  const post = crashPost()
  await watch()
  close()
  expect([said(), marks(), post.given]).toEqual([['status GET'], [], []])
})

test('a session with a companion needs no witness', async () => {
  crashPost()
  const { started } = workers()
  withSibling()
  await watch()
  expect(started).toEqual([])
})

describe('after the end', () => {
  test('nothing is sent, whatever happens', async () => {
    withSibling()
    await watch()
    await session.signOut()
    const before = said()
    leftBy('other')
    stored(`${LEFT}other`, localStorage.getItem(`${LEFT}other`))
    close(true)
    transit('pageshow', true)
    close()
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(said()).toEqual(before)
    expect(marks()).toEqual([`${LEFT}other`])
  })

  test('a leave that lay ready is not sent, and not marked', async () => {
    Reflect.deleteProperty(window, 'onpageswap')
    await watch()
    setHidden(true)
    await session.signOut()
    close()
    expect([said().at(-1), marks()]).toEqual(['end logout', []])
  })

  test('destroyed, it leaves no timer and no record of its own', async () => {
    leftBy('other')
    answer = () => new Response(null, { status: 503 })
    await watch()
    session.destroy()
    expect(vi.getTimerCount()).toBe(0)
    expect(Object.keys(localStorage)).toEqual([`${LEFT}other`])
    const before = said()
    stored(`${LEFT}other`, localStorage.getItem(`${LEFT}other`))
    transit('pageshow', true)
    close()
    expect([said(), vi.getTimerCount()]).toEqual([before, 0])
  })
})
