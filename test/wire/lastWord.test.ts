// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Session } from '../../src/session'
import { fullParts } from '../../src/wire/fullParts'
import { startSession } from '../../src/wire/start'
import { pageSwap, setHidden, stored, transit } from '../fakes/act'
import { network, settled } from '../fakes/browser'
import { crashPost, workers } from '../fakes/dying'
import { inFull } from '../fakes/options'

const SCRIPT = 'https://app.example/lastcall.full.js'
const SIBLING = 'lastcall:bank:page:sibling'
let net: ReturnType<typeof network>
let seen: ReturnType<typeof workers>
let session: Session
const watch = (script?: string, more: object = {}) => {
  const config = inFull({ idleTimeout: '20m', endUrl: '/out', channel: 'bank', ...more })
  session = startSession(window, config, { full: fullParts, ...(script ? { script } : {}) })
}
/** To another site, and back out of the back/forward cache. */
const goAndComeBack = async () => {
  pageSwap(null)
  transit('pagehide', true)
  transit('pageshow', true)
  await settled()
}
const sibling = (open: boolean) => {
  if (open) localStorage.setItem(SIBLING, String(Date.now() + 60_000))
  else localStorage.removeItem(SIBLING)
  stored(SIBLING)
}

beforeEach(() => {
  setHidden(false)
  localStorage.clear()
  net = network()
  seen = workers()
  crashPost()
  Object.defineProperty(window, 'onpageswap', { value: null, configurable: true })
})
afterEach(() => {
  session.destroy()
  Reflect.deleteProperty(window, 'onpageswap')
})

describe('without a companion, a page that goes while others are open', () => {
  test('tells the witness, and sends nothing itself', () => {
    sibling(true)
    watch(SCRIPT)
    transit('pagehide', false)
    expect(net.sent).toEqual([])
    expect(seen.heard).toMatchObject([
      {
        others: ['sibling'],
        url: 'https://app.example/out',
        page: expect.stringMatching(/^.{16}$/),
      },
    ])
    const { page, body } = seen.heard[0]!
    expect(Object.fromEntries(new URLSearchParams(String(body)))).toMatchObject({
      ...{ event: 'leave', cause: 'close', n: '1', others: 'sibling', page },
    })
  })

  test('sends nothing and tells nobody where the build is no script of its own', () => {
    sibling(true)
    watch()
    transit('pagehide', false)
    expect([net.sent, seen.started]).toEqual([[], []])
  })

  test('has not left for the server: restored, it is as it was', async () => {
    sibling(true)
    watch(SCRIPT)
    await goAndComeBack()
    expect(session.state).toBe('active')
    const { page } = seen.heard[0]!
    expect(seen.heard).toMatchObject([{ page, others: ['sibling'] }, { page }])
    expect(seen.heard[1]).toEqual({ page })
  })

  test('has not left either where there can be no witness', async () => {
    Reflect.deleteProperty(window, 'fetchLater')
    sibling(true)
    watch(SCRIPT)
    await goAndComeBack()
    expect([session.state, net.sent, seen.started]).toEqual(['active', [], []])
  })

  test('marks nothing', () => {
    sibling(true)
    watch(SCRIPT)
    transit('pagehide', false)
    expect(Object.keys(localStorage).filter((name) => !/bank$/.test(name))).toEqual([SIBLING])
  })
})

test('the last page of a session has left for the server too: restored, it is over', async () => {
  watch(SCRIPT)
  await goAndComeBack()
  expect([session.state, net.paths]).toEqual(['expired', ['/out']])
})

describe('a witness', () => {
  test('is not started for a page that is alone, which sends for itself', () => {
    watch(SCRIPT)
    transit('pagehide', false)
    expect([net.paths, seen.started]).toEqual([['/out'], []])
  })

  test('is met when another page opens, by the name of the app', () => {
    watch(SCRIPT)
    sibling(true)
    sibling(true)
    expect(seen.started).toEqual([[SCRIPT, { name: 'bank', extendedLifetime: true }]])
  })

  test('is not needed where a companion weighs who is left', () => {
    sibling(true)
    watch(SCRIPT, { sessionUrl: '/session' })
    transit('pagehide', false)
    expect([seen.started, net.paths.at(-1)]).toEqual([[], '/out'])
  })

  test('is not needed any more where the others have gone', () => {
    watch(SCRIPT)
    sibling(true)
    sibling(false)
    transit('pagehide', false)
    expect([net.paths, seen.heard]).toEqual([['/out'], []])
  })

  test.each([
    ['signed out', async () => session.signOut()],
    ['destroyed', async () => session.destroy()],
  ])('is told nothing by a session that was %s', async (_, ends) => {
    sibling(true)
    watch(SCRIPT)
    await ends()
    await goAndComeBack()
    expect([seen.heard, seen.closed > 0]).toEqual([[], true])
  })
})
