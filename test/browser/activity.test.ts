// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createActivity } from '../../src/browser/activity'
import type { Stoppable } from '../../src/ports'
import { trusted } from '../fakes/act'

let acts: number
let activity: Stoppable
beforeEach(() => {
  vi.useFakeTimers()
  acts = 0
  activity = createActivity(
    window,
    ['keydown', 'pointermove', 'mousemove', 'touchmove'],
    () => acts++,
  )
})
afterEach(() => {
  activity.stop()
  vi.useRealTimers()
})
const fire = (event: Event) => document.body.dispatchEvent(event)
const key = () => trusted(new Event('keydown', { bubbles: true }))

test('what a person does is activity', () => {
  fire(key())
  expect(acts).toBe(1)
})

test('what a script does is none', () => {
  fire(new Event('keydown', { bubbles: true }))
  expect(acts).toBe(0)
})

test('what is not asked for is none', () => {
  fire(trusted(new Event('scroll', { bubbles: true })))
  expect(acts).toBe(0)
})

test('a page that keeps its events to itself does not hide the activity', () => {
  const keep = (event: Event) => event.stopPropagation()
  document.body.addEventListener('keydown', keep)
  fire(key())
  document.body.removeEventListener('keydown', keep)
  expect(acts).toBe(1)
})

test('a move without movement is a phantom', () => {
  const move = (x: number, y: number) =>
    trusted(new MouseEvent('mousemove', { bubbles: true }), { movementX: x, movementY: y })
  fire(move(0, 0))
  expect(acts).toBe(0)
  fire(move(0, 1))
  expect(acts).toBe(1)
})

test('a finger moves without being a mouse', () => {
  fire(trusted(new Event('touchmove', { bubbles: true })))
  expect(acts).toBe(1)
})

test('no more than one event a second runs any script', () => {
  for (let ms = 0; ms < 10_000; ms += 10) {
    fire(key())
    vi.advanceTimersByTime(10)
  }
  expect(acts).toBe(10)
})

test('while it rests, no listener is there at all', () => {
  fire(key())
  let asked = 0
  const event = new Event('keydown', { bubbles: true })
  Object.defineProperty(event, 'isTrusted', { get: () => ++asked })
  fire(event)
  expect(asked).toBe(0)
})

test('nothing is heard after the end, not even after the rest', () => {
  fire(key())
  activity.stop()
  vi.advanceTimersByTime(5000)
  fire(key())
  expect(acts).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})
