// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIntents, type Intents } from '../../src/browser/intents'
import { click, page } from '../fakes/act'

let intents: Intents
beforeEach(() => {
  intents = createIntents(window, ['https://app.example'])
})
afterEach(() => intents.stop())

describe('staying()', () => {
  test('makes what is begun inside part of the app, wherever it goes', () => {
    expect(intents.staying(() => location.assign('https://pay.example/'))).toBe(undefined)
    expect(intents.take()).toBe('inside')
  })

  test('gives back what the navigation throws', () => {
    const go = () => {
      throw new Error('no')
    }
    expect(() => intents.staying(go)).toThrow('no')
  })

  test('serves once, and not after later input', () => {
    intents.staying(() => {})
    expect(intents.take()).toBe('inside')
    expect(intents.take()).toBe(undefined)
    intents.staying(() => {})
    click(page('<p>'))
    expect(intents.take()).toBe(undefined)
  })

  test('may be asked by the click itself', () => {
    const button = page('<button>')
    button.addEventListener('click', () => intents.staying(() => {}))
    click(button)
    expect(intents.take()).toBe('inside')
  })
})
