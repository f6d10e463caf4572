// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { readForm } from '../../src/browser/endForm'
import { page } from '../fakes/act'

test('a form gives its address and its fields, the CSRF token among them', () => {
  page(
    '<form id="out" action="/logout"><input name="csrf" value="a"><input value="nameless"></form>',
  )
  expect(readForm(document, '#out')).toEqual({ action: '/logout', fields: [['csrf', 'a']] })
})

test('it is read anew each time', () => {
  const form = page<HTMLFormElement>('<form action="/logout"><input name="csrf" value="a"></form>')
  form.querySelector('input')!.value = 'b'
  form.setAttribute('action', '/bye')
  expect(readForm(document, form)).toEqual({ action: '/bye', fields: [['csrf', 'b']] })
})

test('a field named "action" does not hide the address', () => {
  const form = page<HTMLFormElement>(
    '<form action="/logout"><input name="action" value="x"></form>',
  )
  expect(readForm(document, form)).toEqual({ action: '/logout', fields: [['action', 'x']] })
})

test('a form without an address goes to the page itself', () => {
  expect(readForm(document, page<HTMLFormElement>('<form></form>')).action).toBe('')
})

test('a file stays behind', () => {
  const form = page<HTMLFormElement>(
    '<form><input type="file" name="f"><input name="a" value="b"></form>',
  )
  expect(readForm(document, form).fields).toEqual([['a', 'b']])
})

test.each(['#nowhere', 'body'])('a selector that finds no form says so: %s', (selector) => {
  page('<p>')
  expect(() => readForm(document, selector)).toThrow(`endForm: ${selector} finds no form`)
})
