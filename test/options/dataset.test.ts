// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { configures, fromDataset, rereading } from '../../src/options/dataset'
import { problemsOf, resolveAt } from '../fakes/options'

const scriptOf = (attributes: Record<string, string>) => {
  const script = document.createElement('script')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  return script
}
const read = (attributes: Record<string, string>) => resolveAt(fromDataset(scriptOf(attributes)))

test('attributes are the options in kebab case', () => {
  const config = read({
    src: '/lastcall.js',
    'data-lastcall': '',
    'data-idle-timeout': '20m',
    'data-keep-alive-url': '/keep-alive',
    'data-end-url': '/logout',
    'data-dialog': '',
    'data-end-data': '{"csrf":"a"}',
  })
  expect(config).toMatchObject({ idleTimeout: 1_200_000, dialog: true, endData: { csrf: 'a' } })
  expect(config.keepAliveUrl?.pathname).toBe('/keep-alive')
})

test('mistakes are quoted as they stand in the page', () => {
  const attributes = { 'data-idle-timeout': '20', 'data-end-uri': '/x', 'data-warning': '1s' }
  expect(problemsOf(() => read(attributes))).toEqual([
    'data-idle-timeout="20": write a unit, for example 20m',
    'data-end-uri="/x": did you mean data-end-url?',
    'data-warning="1s": write at least 20s, the time people need to answer (WCAG 2.2.1)',
  ])
})

test('an attribute without its hyphens is a mistake', () => {
  expect(problemsOf(() => read({ 'data-idletimeout': '20m' }))[0]).toBe(
    'data-idletimeout="20m": did you mean data-idle-timeout?',
  )
})

test('attributes of others are nobody’s business', () => {
  const config = read({ 'data-idle-timeout': '5m', 'data-cfasync': 'false', 'data-turbo-eval': '' })
  expect(config.idleTimeout).toBe(300_000)
})

test('names that mean something to the language configure nothing', () => {
  const config = read({
    'data-idle-timeout': '5m',
    'data-__proto__': '{"endUrl":"/evil"}',
    'data-constructor': 'x',
    'data-to-string': 'x',
  })
  expect(config.endUrl).toBe(undefined)
})

test('a record as JSON cannot reach a prototype', () => {
  const attributes = { 'data-idle-timeout': '5m', 'data-headers': '{"__proto__":{"a":"b"}}' }
  expect(problemsOf(() => read(attributes))[0]).toMatch(/__proto__ is not a name that can be used$/)
})

describe('what is read again at each use', () => {
  const script = scriptOf({ 'data-idle-timeout': '5m', 'data-end-data': '{"csrf":"a"}' })
  const config = rereading(resolveAt(fromDataset(script)), script)
  const give = config.endData as () => Record<string, string>

  test('follows the element', () => {
    expect(give()).toEqual({ csrf: 'a' })
    script.setAttribute('data-end-data', '{"csrf":"b"}')
    expect(give()).toEqual({ csrf: 'b' })
  })

  test('says so where it became nonsense', () => {
    script.setAttribute('data-end-data', 'csrf=b')
    expect(give).toThrow('write JSON such as {"name": "value"}')
  })

  test('is nothing where nothing was written', () => {
    expect(config.headers).toBe(undefined)
  })
})

test.each([
  [{ 'data-lastcall': '' }, true],
  [{ 'data-idle-timeout': '5m' }, true],
  [{ 'data-end-uri': '/x' }, true],
  [{ 'data-cfasync': 'false' }, false],
  [{ src: '/x.js', async: '' }, false],
  [{ 'data-__proto__': 'x', 'data-constructor': 'y' }, false],
])('a script with %o configures Lastcall: %s', (attributes, expected) => {
  expect(configures(scriptOf(attributes as Record<string, string>))).toBe(expected)
})
