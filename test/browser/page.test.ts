// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPage } from '../../src/browser/page'
import type { Event as Happening } from '../../src/core/state'
import type { Stoppable } from '../../src/ports'
import { setHidden, transit } from '../fakes/act'
import { recorder } from '../fakes/recorder'

let events: Happening[]
let page: Stoppable
beforeEach(() => {
  setHidden(false)
  const { list, record } = recorder<Happening>()
  events = list
  page = createPage(window, record)
})
afterEach(() => page.stop())

test.each(['visibilitychange', 'resume'])('a page looks at the clock at %s', (name) => {
  document.dispatchEvent(new Event(name))
  expect(events).toEqual([{ type: 'wake', visible: true }])
})

test('and when it comes to the front', () => {
  window.dispatchEvent(new Event('focus'))
  transit('pageshow', false)
  expect(events).toEqual([
    { type: 'wake', visible: true },
    { type: 'wake', visible: true },
  ])
})

test('it says whether anybody sees it', () => {
  setHidden(true)
  expect(events).toEqual([{ type: 'wake', visible: false }])
})

test('it says that it is back from the back/forward cache', () => {
  transit('pageshow', true)
  expect(events).toEqual([{ type: 'wake', visible: true }, { type: 'back' }])
})

test('it tries again when the network is back', () => {
  window.dispatchEvent(new Event('online'))
  expect(events).toEqual([{ type: 'retry' }])
})

test('it hears nothing after the end', () => {
  page.stop()
  document.dispatchEvent(new Event('visibilitychange'))
  transit('pageshow', true)
  window.dispatchEvent(new Event('online'))
  expect(events).toEqual([])
})
