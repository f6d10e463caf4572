import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, gone, live, MINUTE, SECOND, T0 } from '../fakes/rules'

/** Goes into the back/forward cache, and comes back by the Back button. */
const leaveFor = (one: ReturnType<typeof drive>, ms: number) => {
  one.send({ type: 'hide' })
  expect(one.view).toEqual({ scene: 'away' })
  one.sleep(ms)
  one.send({ type: 'back' })
}

describe('a page that comes out of the back/forward cache', () => {
  test('is covered until the server has said that the session is live', () => {
    const one = drive({ canAsk: true })
    one.answer('check', live())
    leaveFor(one, MINUTE)
    expect(one.view).toMatchObject({ scene: 'checking' })
    one.answer('check', live())
    expect(one.view).toEqual({})
  })

  test('stays covered where the session is over', () => {
    const one = drive({ canAsk: true })
    one.answer('check', live())
    leaveFor(one, MINUTE)
    one.answer('check', gone)
    expect(one.view).toEqual({ scene: 'expired' })
  })

  test('is shown at once where nobody can be asked, and was used by whoever went there', () => {
    const one = drive({ canKeepAlive: false })
    leaveFor(one, 15 * MINUTE)
    expect(one.view).toEqual({})
    expect(one.remaining).toBe(20 * MINUTE)
  })

  test('is covered until a keep-alive is granted where the status cannot be asked', () => {
    const one = drive()
    leaveFor(one, MINUTE)
    expect(one.view).toMatchObject({ scene: 'checking', problem: false })
    expect(one.asked('stay')).toEqual([MINUTE])
    one.answer('stay', failed)
    expect(one.view).toMatchObject({ scene: 'checking', problem: true })
    one.run(SECOND)
    one.answer('stay', live())
    expect(one.view).toEqual({})
    expect(one.told('extended')).toEqual([])
  })

  test('makes nothing of an answer to what was asked before it went', () => {
    const one = drive({ canAsk: true })
    leaveFor(one, MINUTE)
    one.answer('check', failed, T0)
    expect(one.view).toEqual({ scene: 'checking', problem: false })
    expect(one.asked('check')).toEqual([0, MINUTE, MINUTE])
  })

  test('is not shown for a "stay" that was granted before it went', () => {
    const one = drive()
    one.run(18 * MINUTE)
    one.send({ type: 'stay', by: 'button' })
    const pressed = one.now
    leaveFor(one, SECOND)
    one.answer('stay', live(), pressed)
    expect(one.view).toMatchObject({ scene: 'checking' })
    one.answer('stay', live())
    expect(one.view).toEqual({})
  })

  test('is not used past its deadline', () => {
    const one = drive({ canKeepAlive: false })
    leaveFor(one, 21 * MINUTE)
    expect(one.view).toMatchObject({ scene: 'checking' })
    one.run(SECOND)
    expect(one.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
  })

  test('shows its warning again', () => {
    const one = drive({ canAsk: true })
    one.answer('check', live())
    one.run(18 * MINUTE + SECOND)
    leaveFor(one, SECOND)
    one.answer('check', live({ expiresIn: 30 * SECOND }))
    expect(one.view).toMatchObject({ scene: 'stay' })
  })

  test('stays over', () => {
    const one = drive()
    one.run(20 * MINUTE)
    one.send({ type: 'hide' })
    expect(one.view).toEqual({ scene: 'expired' })
    one.send({ type: 'back' })
    expect(one.view).toEqual({ scene: 'expired' })
  })

  test('goes on with a sign-out', () => {
    const one = drive()
    one.send({ type: 'sign-out', by: 'button' })
    one.send({ type: 'hide' })
    one.send({ type: 'back' })
    expect(one.view).toMatchObject({ scene: 'logout' })
  })
})
