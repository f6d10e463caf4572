import { describe, expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { live, MINUTE, SECOND } from '../fakes/rules'

describe('an answer in whole seconds', () => {
  const warned = () => {
    const page = drive({ canAsk: true })
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    page.run(18 * MINUTE)
    expect(page.state.phase).toBe('warning')
    return page
  }

  test('that differs by less than two seconds does not close a warning', () => {
    const page = warned()
    const { remaining } = page
    page.answer('check', live({ expiresIn: remaining + 5 * SECOND + 900 }))
    expect(page.state.phase).toBe('warning')
    expect(page.remaining).toBe(remaining)
  })

  test('closes it where the session was extended elsewhere', () => {
    const page = warned()
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    expect(page.state.phase).toBe('active')
  })

  test('counts at once where it says less', () => {
    const page = warned()
    page.answer('check', live({ expiresIn: MINUTE }))
    expect(page.remaining).toBe(MINUTE - 5 * SECOND)
  })

  test('counts in full where "stay" was granted, however little that is', () => {
    const page = drive({ canAsk: true, idleTimeout: 24 * SECOND, warning: 20 * SECOND })
    page.run(4 * SECOND)
    page.send({ type: 'stay', by: 'button' })
    page.answer('stay', live({ expiresIn: 23 * SECOND }))
    expect(page.state.phase).toBe('active')
  })
})
