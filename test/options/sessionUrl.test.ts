// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { fullParts } from '../../src/wire/fullParts'
import { inAttributes, inCode, inFull, least, ORIGIN, problemsOf } from '../fakes/options'

const addresses = (values: Record<string, unknown>) => {
  const { endUrl, keepAliveUrl, statusUrl } = inFull(values)
  return [endUrl, keepAliveUrl, statusUrl].map((url) => url?.href.replace(ORIGIN, ''))
}

describe('sessionUrl in a full build', () => {
  test.each([
    ['/session', ['/session/end', '/session/keep-alive', '/session/status']],
    ['/session/', ['/session/end', '/session/keep-alive', '/session/status']],
    ['/', ['/end', '/keep-alive', '/status']],
    ['/a/b', ['/a/b/end', '/a/b/keep-alive', '/a/b/status']],
    ['session', ['/a/session/end', '/a/session/keep-alive', '/a/session/status']],
    [
      '/session?app=1',
      ['/session/end?app=1', '/session/keep-alive?app=1', '/session/status?app=1'],
    ],
    [new URL(`${ORIGIN}/s`), ['/s/end', '/s/keep-alive', '/s/status']],
  ])('of %s finds the endpoints', (sessionUrl, found) => {
    expect(addresses({ sessionUrl })).toEqual(found)
  })

  test.each([
    ['endUrl', ['/other', '/session/keep-alive', '/session/status']],
    ['keepAliveUrl', ['/session/end', '/other', '/session/status']],
    ['statusUrl', ['/session/end', '/session/keep-alive', '/other']],
  ])('leaves %s as it is given', (name, found) => {
    expect(addresses({ sessionUrl: '/session', [name]: '/other' })).toEqual(found)
  })

  test('may be on another origin of the app', () => {
    const config = inFull({ sessionUrl: 'https://id.example/s', appOrigins: 'https://id.example' })
    expect(config.endUrl?.href).toBe('https://id.example/s/end')
  })

  test('says how long the session lasts, so that no option has to', () => {
    expect(problemsOf(() => inFull({ sessionUrl: '/session' }))).toEqual([])
    expect(problemsOf(() => inFull({}))).toHaveLength(1)
  })

  test('is itself kept as it was written, and an attribute does the same', () => {
    const config = inAttributes({ sessionUrl: '/session/' }, fullParts.derive)
    expect([config.sessionUrl?.href, config.endUrl?.href]).toEqual([
      `${ORIGIN}/session/`,
      `${ORIGIN}/session/end`,
    ])
  })

  test('with a mistake finds nothing, and the mistake is named', () => {
    expect(problemsOf(() => inFull({ ...least, sessionUrl: 'ftp://x' }))).toEqual([
      'sessionUrl: "ftp://x": write an http or https URL',
    ])
  })

  test('wants keep-alives that can say more than a GET', () => {
    expect(problemsOf(() => inFull({ sessionUrl: '/session', keepAliveMethod: 'GET' }))).toEqual([
      'keepAliveMethod: "GET": write POST: with sessionUrl, pages say more than a GET can',
    ])
  })

  test('that is not written finds nothing', () => {
    expect(addresses(least)).toEqual([undefined, undefined, undefined])
  })
})

describe('sessionUrl in another build', () => {
  const advice = 'needs a full build: lastcall.full.js or lastcall/headless/full'

  test('is refused, with what has it', () => {
    expect(problemsOf(() => inCode({ ...least, sessionUrl: '/session' }))).toEqual([
      `sessionUrl: "/session": ${advice}`,
    ])
    expect(problemsOf(() => inAttributes({ ...least, sessionUrl: '/session' }))).toEqual([
      `data-session-url="/session": ${advice}`,
    ])
  })

  test.each([undefined, null])('is no problem where it is not written: %s', (sessionUrl) => {
    expect(problemsOf(() => inCode({ ...least, sessionUrl }))).toEqual([])
  })
})
