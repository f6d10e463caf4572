import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { failed, gone, live, MINUTE } from '../fakes/rules'

describe('check()', () => {
  test('asks the status, and nothing else changes', () => {
    const page = drive({ canAsk: true })
    const { state } = page
    page.send({ type: 'check' })
    expect(page.asked('check')).toEqual([0, 0])
    expect(page.state).toEqual(state)
    page.answer('check', gone)
    expect(page.state.phase).toBe('expired')
  })

  test('asks nobody where there is no address', () => {
    const page = drive()
    page.send({ type: 'check' })
    expect(page.log).toEqual([])
  })

  test('does not slide the session', () => {
    const page = drive({ canAsk: true })
    page.run(10 * MINUTE)
    page.answer('check', live())
    expect(page.remaining).toBe(10 * MINUTE)
  })

  test('that fails or is refused ends nothing', () => {
    const page = drive({ canAsk: true })
    page.answer('check', failed)
    page.answer('check', { kind: 'forbidden', status: 403 })
    expect(page.view).toEqual({})
  })
})

describe('as the warning opens', () => {
  test('the status is asked: another tab or device may have been active', () => {
    const page = drive({ canAsk: true })
    page.run(18 * MINUTE)
    expect(page.asked('check')).toEqual([0, 18 * MINUTE])
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    expect(page.told('extended')).toMatchObject([{ detail: { by: 'server' } }])
    expect(page.view).toEqual({})
  })

  test('a status that cannot be had leaves it open', () => {
    const page = drive({ canAsk: true }, { server: () => failed })
    page.run(19 * MINUTE)
    expect(page.view).toMatchObject({ scene: 'stay', problem: false })
  })
})

describe('a warning that was told, of a session that turns out to be extended after its deadline', () => {
  const afterDeadline = (expiresIn: number) => {
    const page = drive({ canAsk: true })
    page.run(18 * MINUTE)
    page.answer('check', live())
    page.run(2 * MINUTE)
    expect(page.view).toMatchObject({ scene: 'checking' })
    page.answer('check', live({ expiresIn }))
    return page
  }

  test('is told to be over: a dialog of the page’s own closes', () => {
    const page = afterDeadline(20 * MINUTE)
    expect(page.told('extended')).toMatchObject([{ detail: { by: 'server' } }])
    expect(page.view).toEqual({})
  })

  test('goes on where little is left, and is not told anew', () => {
    const page = afterDeadline(MINUTE)
    expect(page.told('extended')).toEqual([])
    expect(page.told('warning')).toHaveLength(1)
    expect(page.view).toMatchObject({ scene: 'stay' })
  })
})
