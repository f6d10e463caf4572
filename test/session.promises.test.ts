import { describe, expect, test } from 'vitest'
import { world } from './fakes/ports'
import { failed, gone, live, MINUTE, SECOND } from './fakes/rules'

/** What a promise came to, if it has. */
const watching = <T>(promise: Promise<T>) => {
  const result: { value?: T } = {}
  promise.then((value) => {
    result.value = value
  })
  return result
}
const settled = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

describe('keepAlive()', () => {
  test.each([
    [live(), true],
    [failed, false],
    [gone, false],
    [{ kind: 'forbidden', status: 403 } as const, false],
  ])('answered by %o says %s, and not before the answer', async (outcome, granted) => {
    const one = world()
    one.run(19 * MINUTE)
    const said = watching(one.session.keepAlive())
    await settled()
    expect([said, one.session.state]).toEqual([{}, 'extending'])
    await one.answer('stay', outcome)
    await settled()
    expect(said).toEqual({ value: granted })
  })

  test('is not granted by another login’s answer', async () => {
    const one = world({ sessionKey: 'ada' })
    const said = watching(one.session.keepAlive())
    await one.answer('stay', live({ key: 'grace' }))
    await settled()
    expect([said.value, one.session.state]).toEqual([false, 'expired'])
  })

  test('is granted by the page where there is no server', async () => {
    const one = world({ canKeepAlive: false })
    one.run(19 * MINUTE)
    expect(await one.session.keepAlive()).toBe(true)
    expect(one.session.state).toBe('active')
  })

  test('is not granted after the end, or where the lifetime ends', async () => {
    const one = world({ canKeepAlive: false })
    one.run(21 * MINUTE)
    expect(await one.session.keepAlive()).toBe(false)
    const two = world({ canKeepAlive: false, lifetimeEnd: world().wakeAt - 17 * MINUTE })
    two.run(10 * SECOND)
    expect(await two.session.keepAlive()).toBe(false)
  })
})

describe('check()', () => {
  test('gives the state that the answer led to', async () => {
    const one = world({ canAsk: true })
    const said = watching(one.session.check())
    await settled()
    expect(said).toEqual({})
    await one.answer('check', gone)
    await settled()
    expect(said).toEqual({ value: 'expired' })
  })

  test('gives the state at once where nobody can be asked', async () => {
    const one = world()
    one.session.pause()
    expect(await one.session.check()).toBe('paused')
  })

  test('asks anew where an older question is still under way', async () => {
    const one = world({ canAsk: true })
    const said = watching(one.session.check())
    await one.answer('check', live())
    await settled()
    expect(said).toEqual({})
    await one.answer('check', gone)
    await settled()
    expect(said).toEqual({ value: 'expired' })
  })

  test('ends nothing where the answer fails', async () => {
    const one = world({ canAsk: true })
    await one.answer('check', live())
    await settled()
    const said = watching(one.session.check())
    await one.answer('check', failed)
    await settled()
    expect(said).toEqual({ value: 'active' })
  })
})

describe('signOut()', () => {
  test('is over when the server has answered, and then the page goes', async () => {
    const one = world()
    const said = watching(one.session.signOut())
    await settled()
    expect(['value' in said, one.view]).toEqual([false, { scene: 'logout', problem: false }])
    await one.answer('logout', live())
    await settled()
    expect('value' in said).toBe(true)
    expect(one.done.slice(-2)).toEqual(['tell signedout', 'go signedout'])
    expect(one.told.at(-1)).toEqual(['signedout', { by: 'code' }])
  })

  test('that fails goes nowhere, and is tried again', async () => {
    const one = world()
    const said = watching(one.session.signOut())
    await one.answer('logout', failed)
    await settled()
    expect([one.session.state, one.done.includes('go signedout')]).toEqual(['checking', false])
    one.take()
    one.run(SECOND)
    expect(one.take()).toContain('ask logout')
    await one.answer('logout', gone)
    expect([one.session.state, 'value' in said]).toEqual(['ended', true])
  })
})
