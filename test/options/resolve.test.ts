// @vitest-environment happy-dom
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/options/errors'
import { attribute } from '../../src/options/names'
import { parsers } from '../../src/options/parsers'
import { resolve } from '../../src/options/resolve'
import { inAttributes, inCode, least, ORIGIN, problemsOf } from '../fakes/options'
import { runs } from '../fakes/random'

test('what is not written has its default', () => {
  expect(inCode(least)).toEqual({
    idleTimeout: 1_200_000,
    keepAliveMethod: 'POST',
    extendOn: 'button',
    whenUnsure: 'stay',
    externalLinks: 'stay',
    appOrigins: [],
    activityEvents: ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'],
    dialog: true,
    messages: {},
    curtain: true,
    channel: 'lastcall',
    debug: false,
  })
})

test('undefined and null mean what is not written', () => {
  const config = inCode({ ...least, endUrl: undefined, channel: null, warning: undefined })
  expect(config).toEqual(inCode(least))
})

test('both spellings of a missing unit are quoted as written', () => {
  expect(problemsOf(() => inCode({ idleTimeout: '20' }))).toEqual([
    'idleTimeout: "20": write a unit, for example 20m',
  ])
  expect(problemsOf(() => inAttributes({ idleTimeout: '20' }))).toEqual([
    'data-idle-timeout="20": write a unit, for example 20m',
  ])
})

test('all mistakes are named at once, in one error', () => {
  const read = () =>
    inCode({ idleTimeout: '20', endUrl: 'ftp://x', warnings: '2m', dialog: 'no', colour: 'red' })
  expect(problemsOf(read)).toEqual([
    'endUrl: "ftp://x": write an http or https URL',
    'idleTimeout: "20": write a unit, for example 20m',
    'dialog: "no": write true or false',
    'warnings: "2m": did you mean warning?',
    'colour: "red": is not an option',
  ])
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(/^lastcall is not watching this session:\n- endUrl.*(\n- .*){4}$/)
})

test('the error says its name, also to those who only read its text', () => {
  expect(String(new ConfigError(['x: 1: y']))).toBe(
    'ConfigError: lastcall is not watching this session:\n- x: 1: y',
  )
})

test('without a status address the idle timeout is required', () => {
  const advice =
    'is missing: write after how long without activity the session ends, for example 20m'
  expect(problemsOf(() => inCode({}))).toEqual([`idleTimeout ${advice}`])
  expect(problemsOf(() => inAttributes({}))).toEqual([`data-idle-timeout ${advice}`])
  expect(problemsOf(() => inCode({ statusUrl: '/status' }))).toEqual([])
})

describe('a name that is no option', () => {
  test('is a mistake in code, and a near one says which was meant', () => {
    expect(problemsOf(() => inCode({ ...least, idletimeout: '5m', size: 3 }))).toEqual([
      'idletimeout: "5m": did you mean idleTimeout?',
      'size: 3: is not an option',
    ])
  })

  test('is a mistake as an attribute only if it is near', () => {
    const values = { ...least, endUri: '/x', turboTrack: 'reload', cspNonce: 'x' }
    expect(problemsOf(() => inAttributes(values))).toEqual([
      'data-end-uri="/x": did you mean data-end-url?',
    ])
  })

  test('may mean something to the language', () => {
    const values = { ...least, ...JSON.parse('{"constructor":"a","toString":"b"}') }
    expect(problemsOf(() => inCode(values))).toEqual([
      'constructor: "a": is not an option',
      'toString: "b": is not an option',
    ])
    const own = JSON.parse('{"idleTimeout":"20m","__proto__":{"endUrl":"/evil"}}')
    expect(problemsOf(() => inCode(own))).toEqual([
      '__proto__: {"endUrl":"/evil"}: is not an option',
    ])
  })
})

describe('inherited properties configure nothing', () => {
  afterEach(() => {
    for (const name of ['endUrl', 'idleTimeout', 'warning'])
      Reflect.deleteProperty(Object.prototype, name)
  })
  const pollute = (name: string, value: unknown) =>
    Object.defineProperty(Object.prototype, name, {
      value,
      configurable: true,
      enumerable: false,
      writable: true,
    })

  test('of the record itself', () => {
    const values = Object.assign(
      Object.create({ endUrl: '/evil', warning: '1s', nonsense: 1 }),
      least,
    )
    expect(inCode(values)).toEqual(inCode(least))
  })

  test('of every object, where a page is polluted', () => {
    pollute('endUrl', 'https://evil.example/')
    expect(inCode(least).endUrl).toBe(undefined)
  })

  test('nor do they stand in for what is missing', () => {
    pollute('idleTimeout', 60_000)
    expect(problemsOf(() => inCode({}))).toHaveLength(1)
  })
})

test('whatever is written, all that is thrown is a ConfigError that names an option', () => {
  const names = Object.keys(parsers)
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.anything(), fc.boolean(), (name, value, code) => {
      const spelt = (code ? [name, 'idleTimeout'] : [name, 'idleTimeout'].map(attribute)).join('|')
      const problems = problemsOf(() => (code ? inCode : inAttributes)({ ...least, [name]: value }))
      for (const text of problems) expect(text).toMatch(new RegExp(`^(${spelt})`))
    }),
    runs(1500),
  )
})

test('a quoted value is cut where it is long', () => {
  const [problem] = problemsOf(() => inCode({ ...least, endUrl: `ftp://${'x'.repeat(5000)}` }))
  expect(problem?.length).toBeLessThan(200)
})

describe('a build without a screen', () => {
  const inHeadless = (values: object) =>
    resolve({ values: { ...least, ...values }, attributes: false }, ORIGIN, ORIGIN, parsers)

  test('takes whatever is written for one', () => {
    const look = { dialog: {}, messages: 'none', lang: 5, curtain: 'no' }
    expect(problemsOf(() => inHeadless(look))).toEqual([])
  })

  test('finds the names near theirs', () => {
    expect(problemsOf(() => inHeadless({ dialogue: true, curtains: false }))).toEqual([
      'dialogue: true: did you mean dialog?',
      'curtains: false: did you mean curtain?',
    ])
  })
})
