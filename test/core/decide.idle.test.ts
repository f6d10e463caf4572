import { expect, test } from 'vitest'
import { drive } from '../fakes/drive'
import { HOUR, MINUTE, SECOND, T0 } from '../fakes/rules'

const alone = { canKeepAlive: false }

test.each([
  ['20 minutes', 20 * MINUTE, undefined, 2 * MINUTE],
  ['3 minutes: at most half of it', 3 * MINUTE, undefined, 90 * SECOND],
  ['40 seconds', 40 * SECOND, undefined, 20 * SECOND],
  ['8 hours, 5 minutes before', 8 * HOUR, 5 * MINUTE, 5 * MINUTE],
  ['21 seconds, 20 before', 21 * SECOND, 20 * SECOND, 20 * SECOND],
])('with an idle timeout of %s the warning comes exactly on time', (_, idle, warning, before) => {
  const page = drive({ ...alone, idleTimeout: idle, warning })
  page.run(idle - before - 1)
  expect(page.told('warning')).toEqual([])
  page.run(1)
  expect(page.told('warning')).toEqual([
    { at: idle - before, detail: { remaining: before, extendable: true } },
  ])
  expect(page.view).toMatchObject({ scene: 'stay', remaining: before, busy: false })
})

test('a warning ticks each whole second, once, and not at the end', () => {
  const page = drive(alone)
  page.run(HOUR)
  expect(page.told('tick').map(({ detail }) => detail.remaining)).toEqual(
    Array.from({ length: 119 }, (_, i) => (119 - i) * SECOND),
  )
  expect(page.told('tick').every(({ at }) => at % SECOND === 0)).toBe(true)
})

test('a session ends exactly at its idle timeout, once, and says why', () => {
  const page = drive(alone)
  page.run(3 * HOUR)
  expect(page.told('expired')).toEqual([{ at: 20 * MINUTE, detail: { reason: 'idle' } }])
  expect(page.state.phase).toBe('expired')
  expect(page.view).toEqual({ scene: 'expired' })
  expect(page.remaining).toBe(0)
})

test('a timer is set for what comes next, and for nothing else', () => {
  const page = drive(alone)
  page.run(HOUR)
  // The warning, 119 ticks, the end.
  expect(page.wakes).toBe(121)
})

test('a page that is woken for other reasons does not tick twice', () => {
  const page = drive(alone)
  page.run(18 * MINUTE)
  for (let i = 0; i < 40; i++) {
    page.run(125)
    page.wake()
    page.wake(false)
  }
  expect(page.told('tick').map(({ at }) => at - 18 * MINUTE)).toEqual([
    1000, 2000, 3000, 4000, 5000,
  ])
  expect(page.told('warning')).toHaveLength(1)
})

test('a timer that comes late keeps the ticks on whole seconds before the end', () => {
  const page = drive(alone)
  page.run(18 * MINUTE - 1)
  page.sleep(400)
  expect(page.told('warning')).toMatchObject([{ detail: { remaining: 119_601 } }])
  page.run(2 * SECOND)
  expect(page.told('tick').map(({ detail }) => detail.remaining)).toEqual([119_000, 118_000])
})

test('a tick that is missed is left out', () => {
  const page = drive(alone)
  page.run(18 * MINUTE)
  page.sleep(10_500)
  page.run(SECOND)
  expect(page.told('tick').map(({ detail }) => detail.remaining)).toEqual([109_500, 109_000])
})

test('every activity moves the end, and the warning with it', () => {
  const page = drive(alone)
  page.run(17 * MINUTE)
  page.send({ type: 'activity' })
  expect(page.remaining).toBe(20 * MINUTE)
  page.run(17 * MINUTE)
  expect(page.told('warning')).toEqual([])
  page.run(MINUTE)
  expect(page.told('warning')).toMatchObject([{ at: 35 * MINUTE }])
})

test('activity does not close an open warning', () => {
  const page = drive(alone)
  page.run(18 * MINUTE)
  page.send({ type: 'activity' })
  page.run(10 * SECOND)
  expect(page.state.phase).toBe('warning')
  expect(page.remaining).toBe(110 * SECOND)
})

test('without a keep-alive address the page grants "stay" by itself', () => {
  const page = drive(alone)
  page.run(19 * MINUTE)
  page.send({ type: 'stay', by: 'button' })
  expect(page.told('extended')).toEqual([{ at: 19 * MINUTE, detail: { by: 'button' } }])
  expect(page.state.phase).toBe('active')
  expect(page.remaining).toBe(20 * MINUTE)
  expect(page.log.some(({ effect }) => effect.do === 'ask')).toBe(false)
})

test('an idle timeout of forty days works', () => {
  const page = drive({ ...alone, idleTimeout: 40 * 24 * HOUR })
  page.run(40 * 24 * HOUR)
  expect(page.told('warning')).toMatchObject([{ at: 40 * 24 * HOUR - 2 * MINUTE }])
  expect(page.told('expired')).toMatchObject([{ at: 40 * 24 * HOUR }])
})

test('nothing happens after the end', () => {
  const page = drive({ ...alone, canAsk: true })
  page.send({
    type: 'answer',
    to: 'check',
    began: T0,
    asked: T0,
    outcome: { kind: 'gone', status: 401 },
  })
  const { state } = page
  const before = page.log.length
  page.send({ type: 'activity' })
  page.send({ type: 'stay', by: 'code' })
  page.send({ type: 'sign-out', by: 'code' })
  page.send({ type: 'check' })
  page.send({ type: 'restored-after-leave' })
  page.run(HOUR)
  expect(page.log).toHaveLength(before)
  expect(page.state).toEqual(state)
})
