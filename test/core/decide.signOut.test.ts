import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, forbidden, gone, HOUR, live, MINUTE, SECOND } from '../fakes/rules'

const SIGNING_OUT = { scene: 'logout', problem: false }

const leaving = (over: Parameters<typeof drive>[0] = {}) => {
  const page = drive(over)
  page.send({ type: 'sign-out', by: 'button' })
  return page
}

describe('signing out', () => {
  test('covers the page and tells the server', () => {
    const page = leaving()
    expect(page.view).toEqual(SIGNING_OUT)
    expect(page.asked('logout')).toEqual([0])
    expect(page.told('signedout')).toEqual([])
  })

  test.each([live(), gone, { kind: 'gone', status: 0 } as const])(
    'is done when the server says so: %o',
    (outcome) => {
      const page = leaving()
      page.answer('logout', outcome)
      expect(page.told('signedout')).toEqual([{ at: 0, detail: { by: 'button' } }])
      expect(page.told('expired')).toEqual([])
      expect(page.view).toEqual({ scene: 'ended' })
    },
  )

  test.each([failed, forbidden])('is not done where the answer is %o', (outcome) => {
    const page = leaving({ canAsk: true })
    page.answer('logout', outcome)
    expect(page.view).toEqual({ ...SIGNING_OUT, problem: true })
    expect(page.told('signedout')).toEqual([])
  })

  test('that fails stays covered and is tried again, for as long as it takes', () => {
    const page = drive({}, { server: () => failed })
    page.send({ type: 'sign-out', by: 'button' })
    page.run(HOUR)
    expect(page.view).toEqual({ ...SIGNING_OUT, problem: true })
    const asked = page.asked('logout').map((at) => at / SECOND)
    expect(asked.slice(0, 8)).toEqual([0, 1, 3, 7, 15, 31, 61, 91])
    expect(asked.length).toBeLessThan(130)
    expect(page.told('expired')).toEqual([])
  })

  test('that fails is tried again at once when it is asked for', () => {
    const page = leaving()
    page.answer('logout', failed)
    page.send({ type: 'retry' })
    expect(page.asked('logout')).toHaveLength(2)
    page.answer('logout', failed)
    page.send({ type: 'sign-out', by: 'code' })
    expect(page.asked('logout')).toHaveLength(3)
    page.answer('logout', live())
    expect(page.state.phase).toBe('ended')
  })

  test('is asked once, however often it is pressed', () => {
    const page = leaving()
    page.send({ type: 'sign-out', by: 'button' })
    page.send({ type: 'retry' })
    expect(page.asked('logout')).toHaveLength(1)
  })

  test('is not undone by an answer to something that was asked before', () => {
    const page = drive({ canAsk: true })
    page.run(18 * MINUTE)
    page.send({ type: 'stay', by: 'button' })
    page.send({ type: 'sign-out', by: 'button' })
    page.answer('stay', live())
    page.answer('check', live({ expiresIn: HOUR }))
    page.answer('beat', gone)
    expect(page.view).toEqual(SIGNING_OUT)
  })

  test('is not undone by a visit to the back/forward cache', () => {
    const page = leaving({ canAsk: true })
    page.answer('logout', failed)
    page.send({ type: 'restored-after-leave' })
    page.answer('check', live())
    expect(page.view).toMatchObject({ scene: 'logout' })
  })

  test('is done at once where there is nobody to tell', () => {
    const page = leaving({ canSignOut: false })
    expect(page.asked('logout')).toEqual([])
    expect(page.told('signedout')).toEqual([{ at: 0, detail: { by: 'button' } }])
    expect(page.state.phase).toBe('ended')
  })

  test('is possible from a warning and from a covered page', () => {
    const page = drive({ canAsk: true })
    page.sleep(8 * HOUR)
    page.answer('check', failed)
    page.send({ type: 'sign-out', by: 'button' })
    expect(page.view).toEqual(SIGNING_OUT)
    page.answer('logout', gone)
    expect(page.state.phase).toBe('ended')
  })
})
