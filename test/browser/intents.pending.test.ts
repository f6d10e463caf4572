// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIntents, type Intents } from '../../src/browser/intents'
import { click, page, press, trusted } from '../fakes/act'

let intents: Intents
let navigation: EventTarget
beforeEach(() => {
  navigation = new EventTarget()
  Object.defineProperty(window, 'navigation', { value: navigation, configurable: true })
  intents = createIntents(window, ['https://app.example'])
})
afterEach(() => {
  intents.stop()
  Reflect.deleteProperty(window, 'navigation')
})
const navigate = (url: string, more: object = {}) => {
  const destination = { url, sameDocument: false, ...more }
  const event = new Event('navigate', { cancelable: true })
  navigation.dispatchEvent(trusted(event, { destination, downloadRequest: null, ...more }))
}

describe('what the page prevents is no intent', () => {
  test('before it is noticed', () => {
    const link = page('<a href="/x">')
    link.addEventListener('click', (event) => event.preventDefault())
    click(link)
    expect(intents.take()).toBe(undefined)
  })

  test('after it is noticed, by a listener that comes later', () => {
    const late = (event: Event) => event.preventDefault()
    window.addEventListener('click', late)
    window.addEventListener('keydown', late)
    click(page('<a href="/x">'))
    expect(intents.take()).toBe(undefined)
    press('F5')
    expect(intents.take()).toBe(undefined)
    window.removeEventListener('click', late)
    window.removeEventListener('keydown', late)
  })

  test('with the Navigation API', () => {
    const late = (event: Event) => event.preventDefault()
    navigation.addEventListener('navigate', late)
    navigate('https://app.example/x')
    expect(intents.take()).toBe(undefined)
  })
})

describe('an intent is no flag for life', () => {
  test('it serves once', () => {
    click(page('<a href="/x">'))
    expect(intents.take()).toBe('inside')
    expect(intents.take()).toBe(undefined)
  })

  test('later input withdraws it', () => {
    click(page('<a href="/x">'))
    click(page('<p>'))
    expect(intents.take()).toBe(undefined)
    click(page('<a href="/x">'))
    press('a')
    expect(intents.take()).toBe(undefined)
  })

  test('so does later input that the page keeps to itself', () => {
    click(page('<a href="/x">'))
    const button = page('<button>')
    button.addEventListener('click', (event) => event.stopPropagation())
    click(button)
    expect(intents.take()).toBe(undefined)
  })

  test('a navigation that fails withdraws it', () => {
    navigate('https://app.example/x')
    navigation.dispatchEvent(new Event('navigateerror'))
    expect(intents.take()).toBe(undefined)
  })

  test('a route that the app shows by itself withdraws it', () => {
    click(page('<a href="/x">'))
    navigate('https://app.example/x')
    // The app intercepts it, and has shown it: nothing unloads.
    navigation.dispatchEvent(new Event('navigatesuccess'))
    expect(intents.take()).toBe(undefined)
  })
})

describe('the Navigation API', () => {
  test.each([
    ['https://app.example/x', {}, 'inside'],
    ['https://other.example/', {}, 'outside'],
    ['https://app.example/page#x', { sameDocument: true }, undefined],
    ['https://app.example/file', { downloadRequest: '' }, undefined],
    ['mailto:a@b.example', {}, undefined],
    ['about:blank', {}, undefined],
  ])('tells of %s %o', (url, more, to) => {
    navigate(url, more)
    expect(intents.take()).toBe(to)
  })

  test('tells of a reload of a page that was left at one of its parts', () => {
    navigate(`${document.URL}#part`)
    expect(intents.take()).toBe('inside')
  })

  test('withdraws the click on a link to a part of the page', () => {
    click(page('<a href="#part">'))
    navigate('https://app.example/page#part', { sameDocument: true })
    expect(intents.take()).toBe(undefined)
  })
})

test('a key event without a key, as autofill sends it, breaks nothing', () => {
  const errors: unknown[] = []
  const heard = (event: ErrorEvent) => errors.push(event.error)
  window.addEventListener('error', heard)
  document.dispatchEvent(new Event('keydown', { bubbles: true }))
  window.removeEventListener('error', heard)
  expect(errors).toEqual([])
})

test('nothing is heard after the end', () => {
  intents.stop()
  click(page('<a href="/x">'))
  navigate('https://app.example/x')
  expect(intents.take()).toBe(undefined)
})
