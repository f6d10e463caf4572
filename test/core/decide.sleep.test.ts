import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, HOUR, live, MINUTE, SECOND, T0 } from '../fakes/rules'

const CHECKING = { scene: 'checking', problem: false }

describe('a laptop opened after the deadline', () => {
  const slept = (canAsk = true, visible = true) => {
    const page = drive({ canAsk })
    if (canAsk) page.answer('check', live())
    page.run(5 * MINUTE)
    page.sleep(8 * HOUR, visible)
    return page
  }

  test('shows no stale dialog: it is covered, and the server is asked', () => {
    const page = slept()
    expect(page.view).toEqual(CHECKING)
    expect(page.asked('check')).toEqual([0, 8 * HOUR + 5 * MINUTE])
    expect(page.told('warning')).toEqual([])
  })

  test('is covered at once where nobody can be asked, and expires if no other tab objects', () => {
    const page = slept(false)
    expect(page.view).toEqual(CHECKING)
    expect(page.shared.at(-1)?.talk).toEqual({ says: 'hello' })
    page.run(SECOND)
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
    expect(page.told('warning')).toEqual([])
  })

  test('is shown again where nobody can be asked, and another tab was used meanwhile', () => {
    const page = slept(false)
    const { now } = page
    page.send({
      type: 'word',
      key: undefined,
      talk: { says: 'use', acted: now, beaten: now, heard: now },
    })
    expect(page.view).toEqual({})
    page.run(MINUTE)
    expect(page.told('expired')).toEqual([])
  })

  test('is shown again where the server says how long is left', () => {
    const page = slept()
    page.answer('check', live({ expiresIn: 10 * MINUTE }))
    expect(page.view).toEqual({})
    expect(page.remaining).toBe(10 * MINUTE - 5 * SECOND)
  })

  test('opens the warning where little is left', () => {
    const page = slept()
    page.answer('check', live({ expiresIn: MINUTE }))
    expect(page.view).toMatchObject({ scene: 'stay', remaining: 55 * SECOND })
    expect(page.told('warning')).toHaveLength(1)
  })

  test('starts anew where the server only says "live", and somebody is there', () => {
    const page = slept()
    page.answer('check', live())
    expect(page.state.phase).toBe('active')
    expect(page.remaining).toBe(20 * MINUTE)
  })

  test('expires where the server only says "live" and nobody looks at the page', () => {
    const page = slept(true, false)
    page.answer('check', live())
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
  })

  test('expires where the session is gone', () => {
    const page = slept()
    page.answer('check', { kind: 'gone', status: 401, reason: 'logout' })
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'logout' } }])
  })

  test('stays covered without an answer, says so, and tries again', () => {
    const page = slept()
    page.answer('check', failed)
    expect(page.view).toEqual({ ...CHECKING, problem: true })
    const asked = page.asked('check').length
    page.run(SECOND)
    expect(page.asked('check')).toHaveLength(asked + 1)
    page.answer('check', failed)
    page.send({ type: 'retry' })
    expect(page.asked('check')).toHaveLength(asked + 2)
    page.answer('check', live())
    expect(page.view).toEqual({})
  })

  test('is not uncovered by an answer from before the sleep', () => {
    const page = drive({ canAsk: true })
    page.answer('check', live())
    page.run(5 * MINUTE)
    page.send({ type: 'check' })
    page.sleep(8 * HOUR)
    page.answer('check', live(), T0 + 5 * MINUTE)
    expect(page.view).toEqual(CHECKING)
  })

  test('is not uncovered by what the person does on the covered page', () => {
    const page = slept()
    page.send({ type: 'activity' })
    page.send({ type: 'stay', by: 'button' })
    page.send({ type: 'dismiss' })
    expect(page.view).toEqual(CHECKING)
    expect(page.asked('stay')).toEqual([])
  })

  test('is ended by a lifetime that passed in the meantime', () => {
    const page = drive({ canAsk: true, lifetimeEnd: T0 + HOUR })
    page.sleep(8 * HOUR)
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'lifetime' } }])
  })
})

describe('an end by the clock of a page that was awake', () => {
  const awake = () => {
    const page = drive({ canAsk: true })
    page.answer('check', live())
    page.run(20 * MINUTE)
    return page
  }

  test('is asked about: it may have been extended where nobody was heard', () => {
    const page = awake()
    expect(page.view).toEqual(CHECKING)
    page.answer('check', live({ expiresIn: 10 * MINUTE }))
    expect(page.view).toEqual({})
  })

  test('stands where the server only says "live": nobody has come back', () => {
    const page = awake()
    page.answer('check', live())
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
  })
})

test('a short sleep that ends within the warning shows the warning, at its right time', () => {
  const page = drive({ canAsk: true })
  page.sleep(19 * MINUTE)
  expect(page.view).toMatchObject({ scene: 'stay', remaining: MINUTE })
})

test('a timer that is a little late ends what only the page keeps', () => {
  const page = drive({ canAsk: false })
  page.run(20 * MINUTE - 1)
  page.sleep(3 * SECOND)
  expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
})

describe('a page that comes back from the cache after it said goodbye', () => {
  test('is covered until the server has been asked', () => {
    const page = drive({ canAsk: true })
    page.answer('check', live())
    page.run(SECOND)
    page.send({ type: 'restored-after-leave' })
    expect(page.view).toEqual(CHECKING)
    page.answer('check', live())
    expect(page.view).toEqual({})
  })

  test('has ended where nobody can be asked', () => {
    const page = drive()
    page.send({ type: 'restored-after-leave' })
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'closed' } }])
  })
})
