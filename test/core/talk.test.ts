import { describe, expect, test } from 'vitest'
import type { EndReason, Rules, Talk } from '../../src/core/state'
import { drive } from '../fakes/drive'
import { failed, gone, live, MINUTE, SECOND, T0 } from '../fakes/rules'

const KEY = 'ada'
const pageOf = (over: Partial<Rules> = {}) => drive({ sessionKey: KEY, ...over })
type Page = ReturnType<typeof pageOf>

const hear = (page: Page, talk: Talk, key: string | undefined = KEY) =>
  page.send({ type: 'word', key, talk })
const acted = (at: number, more: { beat?: number; heard?: number } = {}): Talk => ({
  says: 'use',
  ...{ acted: at, beaten: more.beat ?? T0, heard: more.heard ?? T0 },
})
const answered = (to: 'beat' | 'stay' | 'check', at: number, expiresIn?: number): Talk => ({
  says: 'answered',
  ...{ to, began: at, asked: at, outcome: live(expiresIn === undefined ? {} : { expiresIn }) },
})
const ended = (reason: EndReason): Talk => ({ says: 'over', reason })

describe('activity in another tab', () => {
  test('counts as if it were in this one', () => {
    const page = pageOf({ canKeepAlive: false })
    page.run(15 * MINUTE)
    hear(page, acted(page.now))
    expect(page.remaining).toBe(20 * MINUTE)
  })

  test('does not take the extension from the button that was pressed', () => {
    const page = pageOf()
    page.run(19 * MINUTE)
    page.send({ type: 'stay', by: 'button' })
    hear(page, { says: 'hello' })
    page.answer('stay', live())
    expect(page.told('extended')).toMatchObject([{ detail: { by: 'button' } }])
  })

  test('closes a warning that is open', () => {
    const page = pageOf({ canKeepAlive: false })
    page.run(19 * MINUTE)
    expect(page.state.phase).toBe('warning')
    hear(page, acted(page.now))
    expect(page.state.phase).toBe('active')
    expect(page.told('extended')).toHaveLength(1)
  })

  test('is no later than now, whatever a wrong clock says', () => {
    const page = pageOf({ canKeepAlive: false })
    hear(page, acted(page.now + 60 * MINUTE))
    expect(page.remaining).toBe(20 * MINUTE)
  })

  test('that is old news changes nothing, nor heard twice', () => {
    const page = pageOf({ canKeepAlive: false })
    page.run(5 * MINUTE)
    page.send({ type: 'activity' })
    const before = page.state
    hear(page, acted(T0 + MINUTE))
    hear(page, acted(T0 + MINUTE))
    expect(page.state).toEqual(before)
  })

  test('is told to the server by that tab; by this one a little later, if that has vanished', () => {
    const page = pageOf()
    page.run(30 * SECOND)
    hear(page, acted(page.now))
    page.run(MINUTE)
    expect(page.asked('beat')).toEqual([65 * SECOND])
  })

  test('is left to that tab after a long quiet, too', () => {
    const page = pageOf()
    page.run(5 * MINUTE)
    hear(page, acted(page.now))
    page.run(5 * SECOND - 1)
    expect(page.asked('beat')).toEqual([])
    page.run(1)
    expect(page.asked('beat')).toEqual([5 * MINUTE + 5 * SECOND])
  })

  test('of which the server has heard is not told again', () => {
    const page = pageOf()
    page.run(30 * SECOND)
    hear(page, acted(page.now))
    page.run(30 * SECOND)
    hear(page, answered('beat', page.now))
    page.run(5 * MINUTE)
    expect(page.asked('beat')).toEqual([])
  })

  test('after a page was loaded there moves what the server said before', () => {
    const page = pageOf()
    page.send({ type: 'activity' })
    page.run(MINUTE)
    page.answer('beat', live({ expiresIn: 20 * MINUTE }))
    page.run(15 * MINUTE)
    hear(page, acted(page.now, { heard: page.now }))
    expect(page.remaining).toBe(20 * MINUTE - 5 * SECOND)
  })
})

describe('what the server answers another tab', () => {
  test('is as good as an answer of its own', () => {
    const page = pageOf()
    page.run(19 * MINUTE)
    hear(page, answered('stay', page.now, 20 * MINUTE))
    expect(page.state.phase).toBe('active')
    expect(page.told('extended')).toMatchObject([{ detail: { by: 'tab' } }])
    expect(page.remaining).toBe(20 * MINUTE - 5 * SECOND)
  })

  test('counts only while it is the newest, and may shrink what is left', () => {
    const page = pageOf({ canAsk: true })
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    page.run(MINUTE)
    hear(page, answered('check', page.now, 3 * MINUTE))
    expect(page.remaining).toBe(3 * MINUTE - 5 * SECOND)
    hear(page, answered('check', page.now - 30 * SECOND, 20 * MINUTE))
    expect(page.remaining).toBe(3 * MINUTE - 5 * SECOND)
  })

  test('is no heartbeat of this one', () => {
    const page = pageOf()
    hear(page, answered('beat', page.now))
    expect(page.told('heartbeat')).toEqual([])
  })

  test('shows a covered page again, if it was asked after it was covered', () => {
    const page = pageOf({ canAsk: true })
    page.sleep(60 * MINUTE)
    expect(page.state.phase).toBe('checking')
    hear(page, answered('check', page.now - MINUTE, 20 * MINUTE))
    expect(page.state.phase).toBe('checking')
    hear(page, answered('check', page.now, 20 * MINUTE))
    expect(page.state.phase).toBe('active')
  })

  test('leaves the end of a covered page to its own answer', () => {
    const page = pageOf({ canAsk: true })
    page.answer('check', live())
    page.sleep(60 * MINUTE)
    hear(page, answered('check', page.now))
    expect(page.state.phase).toBe('checking')
    page.answer('check', live())
    expect(page.state.phase).toBe('active')
  })

  test('saves a page whose own "stay" failed', () => {
    const page = pageOf()
    page.run(20 * MINUTE - 2 * SECOND)
    page.send({ type: 'stay', by: 'button' })
    page.run(3 * SECOND)
    hear(page, answered('stay', page.now - SECOND / 2, 20 * MINUTE))
    page.answer('stay', failed)
    expect(page.state.phase).toBe('active')
  })

  test('does not undo a sign-out under way', () => {
    const page = pageOf({ canAsk: true })
    page.send({ type: 'sign-out', by: 'button' })
    hear(page, answered('check', page.now, 20 * MINUTE))
    expect(page.state).toMatchObject({ phase: 'checking', waiting: 'logout' })
  })
})

describe('an end in another tab', () => {
  test('covers this one, and the server is asked before it goes', () => {
    const page = pageOf({ canAsk: true })
    page.answer('check', live())
    hear(page, ended('gone'))
    expect(page.view).toMatchObject({ scene: 'checking' })
    expect(page.told('expired')).toEqual([])
    page.answer('check', gone)
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'gone' } }])
  })

  test('that the server does not know of shows the page again', () => {
    const page = pageOf({ canAsk: true })
    page.answer('check', live())
    hear(page, ended('logout'))
    page.run(SECOND)
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    expect(page.state.phase).toBe('active')
  })

  test('by sign-out is a sign-out here', () => {
    const page = pageOf({ canAsk: true })
    page.answer('check', live())
    hear(page, ended('logout'))
    page.answer('check', gone)
    expect(page.told('signedout')).toHaveLength(1)
    expect(page.told('expired')).toEqual([])
  })

  test.each<[EndReason, 'expired' | 'signedout']>([
    ['gone', 'expired'],
    ['closed', 'expired'],
    ['idle', 'expired'],
    ['logout', 'signedout'],
  ])('(%s) is one here where nobody can be asked', (reason, event) => {
    const page = pageOf()
    hear(page, ended(reason))
    expect(page.told(event)).toHaveLength(1)
  })

  test('makes a page that is covered already ask at once, and end the same way', () => {
    const page = pageOf({ canAsk: true })
    page.sleep(60 * MINUTE)
    page.answer('check', failed)
    const asked = page.asked('check').length
    hear(page, ended('logout'))
    expect(page.asked('check')).toHaveLength(asked + 1)
    page.answer('check', gone)
    expect(page.state.phase).toBe('ended')
  })
})

test('an end by the clock is told to nobody: each tab has the same clock', () => {
  const page = pageOf()
  page.run(20 * MINUTE)
  expect(page.told('expired')).toHaveLength(1)
  expect(page.shared.filter(({ talk }) => talk.says === 'over')).toEqual([])
})

describe('another login on this origin', () => {
  test.each<[string, Talk]>([
    ['extends nothing', acted(T0 + 60 * MINUTE)],
    ['answers nothing', answered('stay', T0 + 15 * MINUTE, 60 * MINUTE)],
    ['ends nothing', ended('logout')],
  ])('%s', (_, talk) => {
    const page = pageOf()
    page.run(15 * MINUTE)
    const before = page.state
    hear(page, talk, 'grace')
    expect(page.state).toEqual(before)
  })

  test('makes this page ask whether its own still is one, once it greets', () => {
    const page = pageOf({ canAsk: true })
    page.answer('check', live())
    hear(page, answered('beat', page.now), 'grace')
    expect(page.asked('check')).toHaveLength(1)
    hear(page, { says: 'hello' }, 'grace')
    expect(page.asked('check')).toHaveLength(2)
  })
})

describe('a page that does not know yet which login it is of', () => {
  test('listens to all', () => {
    const page = drive({ canKeepAlive: false })
    page.run(15 * MINUTE)
    hear(page, acted(page.now))
    expect(page.remaining).toBe(20 * MINUTE)
  })

  test('greets those of its own once it knows, and tells them what was done', () => {
    const page = drive()
    page.run(MINUTE)
    const effects = page.answer('beat', live({ key: KEY }))
    const talks = effects.flatMap((effect) => (effect.do === 'share' ? [effect] : []))
    expect(talks).toMatchObject([
      { key: KEY, talk: { says: 'hello' } },
      { key: KEY, talk: { says: 'use', acted: T0 } },
      { key: KEY, talk: { says: 'answered' } },
    ])
  })
})

test('an answer about another login is told to nobody', () => {
  const page = pageOf()
  const effects = page.answer('beat', live({ key: 'grace' }))
  expect(effects.filter((effect) => effect.do === 'share')).toEqual([])
  expect(page.told('expired')).toMatchObject([{ detail: { reason: 'gone' } }])
})

test('a page that has just come is told what the others know', () => {
  const page = pageOf()
  page.run(MINUTE)
  page.send({ type: 'activity' })
  const effects = hear(page, { says: 'hello' })
  expect(effects).toContainEqual({
    do: 'share',
    key: KEY,
    talk: { says: 'use', acted: page.now, beaten: page.state.beaten, heard: T0 },
  })
})
