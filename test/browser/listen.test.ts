// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { createListeners } from '../../src/browser/listen'
import { recorder } from '../fakes/recorder'

const say = (target: EventTarget, ...names: string[]) => {
  for (const name of names) target.dispatchEvent(new Event(name))
}

describe('the listeners of an adapter', () => {
  test('hear every name they are given, and no other', () => {
    const { list, record } = recorder<string>()
    const { on, stop } = createListeners()
    on(window, 'one two', ({ type }) => record(type))
    say(window, 'one', 'two', 'three', 'one')
    expect(list).toEqual(['one', 'two', 'one'])
    stop()
  })

  test('leave together', () => {
    const { list, record } = recorder<string>()
    const { on, stop } = createListeners()
    on(window, 'one two', ({ type }) => record(type))
    on(document, 'three', ({ type }) => record(type))
    stop()
    say(window, 'one', 'two')
    say(document, 'three')
    expect(list).toEqual([])
  })

  test('do not miss a target that this browser does not have', () => {
    const { on, stop } = createListeners()
    expect(() => on(undefined, 'navigate', () => {})).not.toThrow()
    stop()
  })

  test.each([
    [true, ['adapter', 'page']],
    [false, ['page']],
  ])('hear what a page stops, where they capture: %s', (capture, heard) => {
    const { list, record } = recorder<string>()
    const { on, stop } = createListeners(capture)
    const page = document.body.appendChild(document.createElement('p'))
    page.addEventListener('click', (event) => {
      event.stopPropagation()
      record('page')
    })
    on(window, 'click', () => record('adapter'))
    page.dispatchEvent(new Event('click', { bubbles: true }))
    expect(list).toEqual(heard)
    stop()
    page.remove()
  })
})
