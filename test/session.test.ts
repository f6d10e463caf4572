import { describe, expect, onTestFinished, test } from 'vitest'
import { world } from './fakes/ports'
import { failed, gone, HOUR, live, MINUTE, SECOND, T0 } from './fakes/rules'

describe('a session', () => {
  test('covers the page before anything is told or asked', () => {
    const one = world({ canAsk: true })
    one.run(MINUTE)
    one.take()
    one.send({ type: 'restored-after-leave' })
    expect(one.take()[0]).toBe('show checking')
  })

  test('tells its listeners what the document is told', () => {
    const one = world({ canKeepAlive: false })
    const heard: unknown[] = []
    one.session.on('warning', (detail) => heard.push(detail))
    one.run(18 * MINUTE)
    expect(heard).toEqual([{ remaining: 2 * MINUTE, extendable: true }])
    expect(one.told).toEqual([['warning', heard[0]]])
  })

  test('tells a listener that was removed no more', () => {
    const one = world({ canKeepAlive: false })
    const heard: unknown[] = []
    one.session.on('tick', ({ remaining }) => heard.push(remaining))()
    one.run(19 * MINUTE)
    expect(heard).toEqual([])
  })

  test('says what it is doing, and how long is left', () => {
    const one = world()
    expect([one.session.state, one.session.remaining]).toEqual(['active', 20 * MINUTE])
    one.session.pause()
    expect([one.session.state, one.session.remaining]).toEqual(['paused', Number.POSITIVE_INFINITY])
    one.session.resume()
    one.run(30 * MINUTE)
    expect([one.session.state, one.session.remaining]).toEqual(['expired', 0])
  })

  test('goes to the page for an end, and no departure means anything any more', () => {
    const one = world({ canKeepAlive: false })
    one.run(HOUR)
    expect(one.done.slice(-4)).toEqual(['show expired', 'disarm', 'tell expired', 'go expired'])
    expect(one.wakeAt).toBe(Number.POSITIVE_INFINITY)
  })

  test('stays where preventDefault was called on its expiry, and stays covered', () => {
    const one = world({ canKeepAlive: false })
    one.prevent('expired')
    one.run(HOUR)
    expect(one.done).not.toContain('go expired')
    expect(one.view).toMatchObject({ scene: 'expired' })
  })

  test('is not held back at any other event', () => {
    const one = world({ canSignOut: false })
    one.prevent('signedout')
    one.session.signOut()
    expect(one.done).toContain('go signedout')
  })

  test('asks nothing twice while the answer is on its way', () => {
    const one = world({ canAsk: true })
    one.session.check()
    one.session.check()
    expect(one.done.filter((what) => what === 'ask check')).toHaveLength(1)
  })

  test('runs a navigation and gives back what it gives', () => {
    expect(world().session.staying(() => 'there')).toBe('there')
  })

  test('passes on what the world tells, such as a departure or an error', () => {
    const one = world()
    const heard: unknown[] = []
    one.session.on('error', ({ error }) => heard.push(error))
    one.tell('error', { error: 'broken' })
    expect([heard, one.told]).toEqual([['broken'], [['error', { error: 'broken' }]]])
  })
})

describe('a page that is rendered ahead of its showing', () => {
  test('asks nothing, and has no clock running, until it is shown', () => {
    const one = world({ canAsk: true }, false)
    one.run(HOUR)
    expect([one.done, one.wakeAt]).toEqual([[], Number.POSITIVE_INFINITY])
    one.show()
    expect(one.done).toEqual(['show page', 'ask check'])
  })

  test.each([5 * MINUTE, HOUR])('counts from then: %d ms after', (ms) => {
    const one = world({ canKeepAlive: false }, false)
    one.run(ms)
    one.show()
    expect([one.session.state, one.session.remaining]).toEqual(['active', 20 * MINUTE])
  })

  test('is over where its lifetime ended before', () => {
    const one = world({ lifetimeEnd: T0 + 30 * MINUTE }, false)
    one.run(HOUR)
    one.show()
    expect(one.session.state).toBe('expired')
  })

  test('is not shown to a session that was destroyed before', () => {
    const one = world({ canAsk: true }, false)
    one.session.destroy()
    one.take()
    one.show()
    expect(one.take()).toEqual([])
  })
})

/** What Node has for the window's `error` event: errors that an EventTarget's listener throws. */
function takeUncaught(): unknown[] {
  const taken: unknown[] = []
  const others = process.listeners('uncaughtException')
  const take = (error: unknown) => taken.push(error)
  process.removeAllListeners('uncaughtException').on('uncaughtException', take)
  onTestFinished(() => {
    process.off('uncaughtException', take)
    for (const other of others) process.on('uncaughtException', other)
  })
  return taken
}

describe('a listener that throws', () => {
  test('stops neither the others nor the clock, and its error is reported', async () => {
    const reported = takeUncaught()
    const one = world({ canKeepAlive: false })
    const broken = new Error('broken')
    const heard: number[] = []
    one.session.on('tick', () => {
      throw broken
    })
    one.session.on('tick', ({ remaining }) => heard.push(remaining))
    one.run(18 * MINUTE + 3 * SECOND)
    expect(heard).toEqual([119_000, 118_000, 117_000])
    one.run(2 * MINUTE)
    expect(one.done.at(-1)).toBe('go expired')
    await new Promise(setImmediate)
    expect(reported).toEqual(heard.map(() => broken))
  })
})

describe('two sessions', () => {
  test('do not meet', async () => {
    const [one, two] = [world(), world({ idleTimeout: HOUR })]
    const heard: string[] = []
    two.session.on('expired', () => heard.push('expired'))
    two.take()
    one.run(30 * MINUTE)
    one.session.destroy()
    await one.answer('beat', gone)
    expect([one.session.state, two.session.state, heard, two.take()]).toEqual([
      'expired',
      'active',
      [],
      [],
    ])
    expect(two.wakeAt).toBe(T0 + 58 * MINUTE)
  })
})

test('a failed answer is told as a heartbeat that was none', async () => {
  const one = world()
  one.session.keepAlive()
  await one.answer('stay', failed)
  expect(one.told).toEqual([['heartbeat', { ok: false, status: 503 }]])
  one.session.keepAlive()
  await one.answer('stay', live())
  expect(one.told.at(-1)).toEqual(['heartbeat', { ok: true, status: 200 }])
})
