// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { attribute } from '../../src/options/names'
import { parsers } from '../../src/options/parsers'
import { fullParts } from '../../src/wire/fullParts'
import { inAttributes, inCode, inFull, least, ORIGIN, problemsOf } from '../fakes/options'
import { badValues, goodValues } from '../fakes/optionValues'

afterEach(() => {
  document.body.replaceChildren()
})

test('every option is in these tables', () => {
  const names = Object.keys(parsers)
  expect([...new Set(goodValues.map(([name]) => name))].sort()).toEqual(names.sort())
  expect([...new Set(badValues.map(([name]) => name))].sort()).toEqual(names.sort())
})

describe('a good value', () => {
  test.each(goodValues)('of %s: %o', (name, value, expected = value) => {
    document.body.innerHTML = '<form id="logout" action="/logout"></form>'
    const config: Record<string, unknown> = { ...inFull({ ...least, [name]: value }) }
    const found = config[name]
    expect(found instanceof URL ? found.href : found).toEqual(expected)
  })

  test.each(goodValues.filter(([, value]) => typeof value === 'string'))(
    'of %s can be an attribute: %o',
    (name, value, expected = value) => {
      document.body.innerHTML = '<form id="logout" action="/logout"></form>'
      const written = { ...least, [name]: value }
      const config: Record<string, unknown> = { ...inAttributes(written, fullParts.derive) }
      const found = config[name]
      expect(found instanceof URL ? found.href : found).toEqual(expected)
    },
  )
})

describe('a bad value', () => {
  test.each(badValues)('of %s is quoted with advice: %o', (name, value, advice, quoted) => {
    const written = quoted ?? JSON.stringify(value)
    expect(problemsOf(() => inFull({ ...least, [name]: value }))).toEqual([
      `${name}: ${written}: ${advice}`,
    ])
  })

  test.each(badValues.filter(([, value]) => typeof value === 'string'))(
    'of %s is quoted as the attribute it is: %o',
    (name, value, advice) => {
      const values = { ...least, [name]: value }
      expect(problemsOf(() => inAttributes(values, fullParts.derive))).toEqual([
        `${attribute(name)}=${JSON.stringify(value)}: ${advice}`,
      ])
    },
  )
})

test('a URL may be on another origin of the app', () => {
  const config = inCode({
    ...least,
    appOrigins: 'https://id.example',
    endUrl: 'https://id.example/out',
  })
  expect(config.endUrl?.href).toBe('https://id.example/out')
  expect(config.appOrigins).toEqual(['https://id.example'])
})

test('an origin of the app is no pass for its neighbours', () => {
  const origins = 'https://id.example'
  for (const url of ['http://id.example/', 'https://id.example:8443/', 'https://a.id.example/']) {
    expect(problemsOf(() => inCode({ ...least, appOrigins: origins, endUrl: url }))).toEqual([
      `endUrl: "${url}": write a URL on ${ORIGIN}, or add ${new URL(url).origin} to the app origins`,
    ])
  }
})

test('a URL is a text or a URL, and nothing that happens to become one', () => {
  const taken = [true, false, 42, {}, []].filter(
    (value) => !problemsOf(() => inCode({ ...least, endUrl: value })).length,
  )
  expect(taken).toEqual([])
})

test('a form may be given as an element, and later than the script', () => {
  const form = document.createElement('form')
  expect(inCode({ ...least, endForm: form }).endForm).toBe(form)
  Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true })
  expect(inCode({ ...least, endForm: '#later' }).endForm).toBe('#later')
  Reflect.deleteProperty(document, 'readyState')
})

test('a function that gives fields is kept, and not called yet', () => {
  const give = () => {
    throw new Error('called')
  }
  expect(inCode({ ...least, endData: give, headers: give })).toMatchObject({
    endData: give,
    headers: give,
  })
})

test.each([
  ['debug', true],
  ['dialog', { politeness: 'assertive' }],
  ['dialog', '{"politeness": "assertive"}'],
])('a small build says of %s: %o that it needs a full one', (name, value) => {
  expect(problemsOf(() => inCode({ ...least, [name]: value }))).toEqual([
    `${name}: ${JSON.stringify(value)}: needs a full build: lastcall.full.js or lastcall/headless/full`,
  ])
})

test('a small build says of sets of texts what it takes', () => {
  expect(problemsOf(() => inCode({ ...least, messages: { de: { title: 'Da?' } } }))).toEqual([
    'messages: {"de":{"title":"Da?"}}: write a text for de',
  ])
})
