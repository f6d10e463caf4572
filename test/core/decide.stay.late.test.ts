import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, gone, live, MINUTE, SECOND } from '../fakes/rules'

describe('a "stay" pressed in the last second', () => {
  const pressed = (canAsk = false) => {
    const page = drive({ canAsk })
    page.run(20 * MINUTE - 1)
    page.send({ type: 'stay', by: 'button' })
    page.run(SECOND)
    return page
  }

  test('covers the page while its answer is on the way', () => {
    const page = pressed()
    expect(page.told('expired')).toEqual([])
    expect(page.view).toEqual({ scene: 'checking', problem: false })
  })

  test('is granted by an answer that comes after the end', () => {
    const page = pressed()
    page.answer('stay', live())
    expect(page.state.phase).toBe('active')
    expect(page.remaining).toBe(20 * MINUTE)
  })

  test('ends the session where it was too late', () => {
    const page = pressed()
    page.answer('stay', gone)
    expect(page.state.phase).toBe('expired')
  })

  test('expires where the answer fails and nobody can be asked', () => {
    const page = pressed()
    page.answer('stay', failed)
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
  })

  test('asks the status where the answer fails', () => {
    const page = pressed(true)
    page.answer('stay', failed)
    expect(page.state).toMatchObject({ phase: 'checking', waiting: 'check' })
    page.answer('check', live({ expiresIn: 10 * MINUTE }))
    expect(page.state.phase).toBe('active')
  })
})

describe('a server that grants too little time', () => {
  test('does not close the warning, and that is said', () => {
    const page = drive()
    page.run(18 * MINUTE)
    page.send({ type: 'stay', by: 'button' })
    page.answer('stay', live({ expiresIn: MINUTE }))
    expect(page.view).toMatchObject({ scene: 'stay', remaining: 55 * SECOND, problem: true })
    expect(page.told('extended')).toEqual([])
    page.run(55 * SECOND)
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
  })
})

describe('with extendOn activity', () => {
  test('activity asks the server, and its answer closes the warning', () => {
    const page = drive({ extendOn: 'activity' })
    page.run(18 * MINUTE)
    page.send({ type: 'activity' })
    expect(page.asked('stay')).toHaveLength(1)
    expect(page.state.phase).toBe('extending')
    page.answer('stay', live())
    expect(page.told('extended')).toMatchObject([{ detail: { by: 'activity' } }])
  })

  test('activity grants it at once where there is no server', () => {
    const page = drive({ extendOn: 'activity', canKeepAlive: false })
    page.run(18 * MINUTE)
    page.send({ type: 'activity' })
    expect(page.told('extended')).toMatchObject([{ detail: { by: 'activity' } }])
    expect(page.remaining).toBe(20 * MINUTE)
  })

  test('activity cannot move the end of a lifetime', () => {
    const page = drive({ extendOn: 'activity', lifetimeEnd: drive().now + 10 * MINUTE })
    page.run(8 * MINUTE)
    page.send({ type: 'activity' })
    expect(page.asked('stay')).toEqual([])
    expect(page.state.phase).toBe('warning')
  })
})
