import { describe, expect, test } from 'vitest'
import { world } from './fakes/ports'
import { gone, HOUR, live, MINUTE } from './fakes/rules'

describe('destroy()', () => {
  test('stops every part of the world, once', () => {
    const one = world()
    one.take()
    one.session.destroy()
    const stopped = ['clock', 'departure', 'screen', 'one', 'two'].map((name) => `stop ${name}`)
    expect(one.take().sort()).toEqual(stopped.sort())
  })

  test('is the last thing that happens', async () => {
    const one = world({ canAsk: true })
    one.session.keepAlive()
    one.session.destroy()
    one.take()
    await one.answer('stay', gone)
    await one.answer('check', gone)
    one.run(HOUR)
    one.send({ type: 'activity' })
    one.session.pause()
    await one.session.keepAlive()
    await one.session.check()
    await one.session.signOut()
    expect(one.take()).toEqual([])
  })

  test('does not leave anybody waiting', async () => {
    const one = world({ canAsk: true })
    const promises = Promise.all([one.session.keepAlive(), one.session.check()])
    one.session.destroy()
    await one.answer('stay', live())
    await one.answer('check', live())
    expect((await promises).length).toBe(2)
  })

  test('by a listener is the last thing that happens too', () => {
    const one = world({ canKeepAlive: false })
    one.session.on('expired', () => one.session.destroy())
    one.run(HOUR)
    expect(one.done.filter((what) => /^(ask|go)/.test(what))).toEqual([])
  })

  test('by a listener leaves no event for anybody after it', async () => {
    const one = world()
    one.session.on('heartbeat', () => one.session.destroy())
    one.session.keepAlive()
    await one.answer('stay', gone)
    expect(one.told.map(([name]) => name)).toEqual(['heartbeat'])
  })

  test('leaves nothing to be told by what is still on its way', () => {
    const one = world()
    const heard: unknown[] = []
    one.session.on('leave', (detail) => heard.push(detail))
    one.session.on('error', (detail) => heard.push(detail))
    one.session.destroy()
    one.tell('leave', { verdict: 'leave', cause: 'close' })
    one.tell('error', { error: 'late' })
    expect([heard, one.told]).toEqual([[], []])
  })

  test('may be called twice, and after the end', () => {
    const one = world()
    one.run(30 * MINUTE)
    one.session.destroy()
    expect(() => one.session.destroy()).not.toThrow()
  })
})
