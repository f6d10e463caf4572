// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createIntents, type Intents } from '../../src/browser/intents'
import { click, page, press, submit } from '../fakes/act'

const HERE = 'https://app.example'
let intents: Intents
beforeEach(() => {
  intents = createIntents(window, [HERE, 'https://id.example'])
})
afterEach(() => {
  intents.stop()
  document.head.replaceChildren()
})

describe('a click on', () => {
  test.each([
    ['a link', '<a href="/x">', 'inside'],
    ['a link with its full address', '<a href="https://app.example/x">', 'inside'],
    ['a link to another origin of the app', '<a href="https://id.example/x">', 'inside'],
    ['a link to another site', '<a href="https://other.example/">', 'outside'],
    ['a link to another port', '<a href="https://app.example:8443/">', 'outside'],
    ['a link to the insecure twin', '<a href="http://app.example/">', 'outside'],
    ['a link into this very window', '<a href="/x" target="_self">', 'inside'],
    ['a link out of frames', '<a href="/x" target="_top">', 'inside'],
    ['a link with an empty target', '<a href="/x" target="">', 'inside'],
    ['an SVG link', '<svg><a href="/x"></a></svg>', 'inside'],
    ['an old SVG link', '<svg><a xlink:href="/x"></a></svg>', 'inside'],
    ['a link into a new tab', '<a href="/x" target="_blank">', undefined],
    ['a link into a new tab, loudly', '<a href="/x" target="_BLANK">', undefined],
    ['a link into a named window', '<a href="/x" target="help">', undefined],
    ['a download', '<a href="/x" download>', undefined],
    ['a mail address', '<a href="mailto:a@b.example">', undefined],
    ['a telephone number', '<a href="tel:123">', undefined],
    ['a script', '<a href="javascript:void 0">', undefined],
    ['an address that cannot be read', '<a href="http://a b/">', undefined],
    ['an anchor that is no link', '<a name="x">', undefined],
    ['plain text', '<p>', undefined],
  ])('%s', (_, html, to) => {
    const found = page(html)
    click(found.querySelector('a') ?? found)
    expect(intents.take()).toBe(to)
  })

  test('what lies in a link', () => {
    click(page('<a href="/x"><b><i>x</i></b></a>').querySelector('i')!)
    expect(intents.take()).toBe('inside')
  })

  test('a link inside a component', () => {
    const root = page('<div>').attachShadow({ mode: 'open' })
    root.innerHTML = '<a href="/x"><b>x</b></a>'
    click(root.querySelector('b')!)
    expect(intents.take()).toBe('inside')
  })

  test.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])(
    'a link, to open it elsewhere: %o',
    (init) => {
      click(page('<a href="/x">'), init)
      expect(intents.take()).toBe(undefined)
    },
  )

  test('a link in a page whose base opens windows', () => {
    document.head.innerHTML = '<base target="_blank">'
    click(page('<a href="/x">'))
    expect(intents.take()).toBe(undefined)
    click(page('<a href="/x" target="_self">'))
    expect(intents.take()).toBe('inside')
  })

  test('a link within the document, which leads nowhere', () => {
    click(page('<a href="#part">'))
    expect(intents.take()).toBe(undefined)
  })
})

describe('a form', () => {
  test.each([
    ['to the app', '<form action="/x">', 'inside'],
    ['without an address', '<form>', 'inside'],
    ['to another site', '<form action="https://other.example/">', 'outside'],
    [
      'to a part of this page, which is loaded anew',
      '<form action="#part" method="post">',
      'inside',
    ],
    ['that closes a dialog', '<form method="dialog" action="/x">', undefined],
    ['into a new tab', '<form action="/x" target="_blank">', undefined],
    ['whose field is named "action"', '<form action="/x"><input name="action"></form>', 'inside'],
    [
      'with fields named like all it has',
      '<form action="https://other.example/"><input name="method"><input name="target"><input name="getAttribute"></form>',
      'outside',
    ],
  ])('%s', (_, html, to) => {
    submit(page<HTMLFormElement>(html))
    expect(intents.take()).toBe(to)
  })

  test.each([
    ['formaction="https://other.example/"', 'outside'],
    ['formmethod="dialog"', undefined],
    ['formtarget="_blank"', undefined],
    ['formtarget="_self"', 'inside'],
  ])('is sent as its button says: %s', (attribute, to) => {
    const form = page<HTMLFormElement>(`<form action="/x"><button ${attribute}></form>`)
    submit(form, form.querySelector('button'))
    expect(intents.take()).toBe(to)
  })
})

describe('a key', () => {
  test.each([
    ['F5', {}, 'inside'],
    ['F5', { ctrlKey: true }, 'inside'],
    ['r', { ctrlKey: true }, 'inside'],
    ['R', { ctrlKey: true, shiftKey: true }, 'inside'],
    ['r', { metaKey: true }, 'inside'],
    ['r', {}, undefined],
    ['w', { ctrlKey: true }, undefined],
    ['Enter', {}, undefined],
  ])('%s %o', (key, init, to) => {
    press(key, init)
    expect(intents.take()).toBe(to)
  })
})
