import { expect, test } from 'vitest'
import { near } from '../../src/options/near'
import { parsers } from '../../src/options/parsers'

const known = Object.keys(parsers)

test.each([
  ['idletimeout', 'idleTimeout'],
  ['idleTimout', 'idleTimeout'],
  ['idelTimeout', 'idleTimeout'],
  ['iddleTimeoutt', 'idleTimeout'],
  ['endURL', 'endUrl'],
  ['keepaliveUrl', 'keepAliveUrl'],
  ['keepAliveUri', 'keepAliveUrl'],
  ['expireUrl', 'expiredUrl'],
  ['header', 'headers'],
  ['langs', 'lang'],
  ['debugg', 'debug'],
  ['warnings', 'warning'],
])('%s was surely meant to be %s', (name, meant) => {
  expect(near(name, known)).toBe(meant)
})

test.each(['id', 'url', 'src', 'cfasync', 'testid', 'turbo', 'theme', 'long1', '', 'x', 'timeout'])(
  '%o is somebody else’s name',
  (name) => {
    expect(near(name, known)).toBe(undefined)
  },
)

test('every known name is nearest to itself', () => {
  expect(known.filter((name) => near(name, known) !== name)).toEqual([])
})

test('no two known names are so close that one could be taken for the other', () => {
  const others = (name: string) => known.filter((other) => other !== name)
  expect(known.filter((name) => near(name, others(name)))).toEqual([])
})

test('an absurdly long name costs nothing', () => {
  const before = performance.now()
  near('a'.repeat(100_000), known)
  near('idleTimeou'.repeat(1000), known)
  expect(performance.now() - before).toBeLessThan(500)
})
