import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/core/state'
import { drive } from '../fakes/drive'
import { gone, live, MINUTE, SECOND } from '../fakes/rules'

const CHECKING = { scene: 'checking', problem: false }
const MARGIN = 5 * SECOND
const WARNING = 2 * MINUTE

describe('a server whose deadline is', () => {
  test.each([
    ['sooner than the page’s', 5 * MINUTE],
    ['later than the page’s', 35 * MINUTE],
  ])('%s is the one that the page warns of, and ends by', (_, expiresIn) => {
    const page = drive({ canAsk: true })
    page.answer('check', live({ expiresIn }))
    const end = expiresIn - MARGIN
    page.run(end - WARNING - 1)
    expect(page.told('warning')).toEqual([])
    page.run(1)
    expect(page.told('warning')).toMatchObject([{ detail: { remaining: WARNING } }])
    page.run(WARNING)
    expect(page.view).toEqual(CHECKING)
    page.answer('check', gone)
    expect(page.told('expired')).toMatchObject([{ at: end, detail: { reason: 'gone' } }])
  })

  test('later than the page’s is not the end where activity was told since', () => {
    const page = drive({}, { server: () => live({ expiresIn: 35 * MINUTE }) })
    page.run(10 * MINUTE)
    page.send({ type: 'activity' })
    expect(page.remaining).toBe(35 * MINUTE - MARGIN)
  })
})

describe('a server that leaves less time with every answer', () => {
  /** Ten minutes from the start, whatever the person does. */
  const stubborn = () => {
    let end = 0
    const server = (_: unknown, now: number): Outcome => {
      end ||= now + 10 * MINUTE
      return now < end ? live({ expiresIn: end - now }) : gone
    }
    return drive({ canAsk: true }, { server })
  }
  const work = (page: ReturnType<typeof drive>, ms: number) => {
    for (let passed = 0; passed < ms; passed += 10 * SECOND) {
      page.send({ type: 'activity' })
      page.run(10 * SECOND)
    }
  }

  test('is believed: the warning opens for a person who is at work', () => {
    const page = stubborn()
    work(page, 11 * MINUTE)
    const opens = 10 * MINUTE - MARGIN - WARNING
    expect(page.told('warning')[0]).toEqual({
      at: opens,
      detail: { remaining: WARNING, extendable: true },
    })
  })

  test('ends the session at its own time, and not before', () => {
    const page = stubborn()
    work(page, 9.5 * MINUTE)
    expect(page.state.phase).toBe('warning')
    work(page, 2 * MINUTE)
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'idle' } }])
    expect(page.told('expired')[0]!.at).toBe(10 * MINUTE - MARGIN)
  })

  test('is not asked without a rest for that', () => {
    const page = stubborn()
    work(page, 10 * MINUTE)
    expect(page.asked('beat').length).toBeLessThanOrEqual(20)
  })
})

describe('a keep-alive that is answered after the deadline', () => {
  /** One is on its way when the server's deadline comes, which was told by the one before. */
  const late = (canAsk: boolean) => {
    const page = drive({ canAsk })
    page.run(10 * SECOND)
    page.send({ type: 'activity' })
    page.run(50 * SECOND)
    expect(page.asked('beat')).toEqual([MINUTE])
    page.run(SECOND)
    page.send({ type: 'activity' })
    page.answer('beat', live({ expiresIn: MINUTE + MARGIN }), page.now - SECOND)
    page.run(59 * SECOND)
    expect(page.asked('beat')).toHaveLength(2)
    return page
  }

  test('does not uncover the page: the status is asked, and says what is so', () => {
    const page = late(true)
    expect(page.view).toEqual(CHECKING)
    page.answer('beat', live({ expiresIn: 20 * MINUTE }))
    expect(page.view).toEqual(CHECKING)
    page.answer('check', live({ expiresIn: 20 * MINUTE }))
    expect(page.view).toEqual({})
  })

  test('ends the covered page where the session was gone', () => {
    const page = late(true)
    page.answer('beat', gone)
    expect(page.told('expired')).toMatchObject([{ detail: { reason: 'gone' } }])
  })

  test('comes too late where nobody can be asked: an end is final', () => {
    const page = late(false)
    expect(page.told('expired')).toMatchObject([{ at: 2 * MINUTE, detail: { reason: 'idle' } }])
    page.answer('beat', live({ expiresIn: 20 * MINUTE }))
    expect(page.state.phase).toBe('expired')
  })
})
