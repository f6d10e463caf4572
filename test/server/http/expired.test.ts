import { describe, expect, test } from 'vitest'
import { expiredResponse, refreshHeader, type Visit } from '../../../src/server'

const idle: Visit = { state: 'expired', id: 'ada', reason: 'idle' }
const options = { expiredUrl: '/expired', returnParam: 'from' }
const DOCUMENT = { 'sec-fetch-dest': 'document' }

const answer = (path: string, init: RequestInit = {}, given = options) =>
  expiredResponse(
    new Request(`https://app.example${path}`, { headers: DOCUMENT, ...init }),
    idle,
    given,
  )

describe('a session that is over', () => {
  test('sends a document to the page that says so, with the way back', () => {
    const response = answer('/orders?page=2&q=a%20b')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(
      '/expired?from=%2Forders%3Fpage%3D2%26q%3Da%2520b',
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['/expired?a=b', '/expired?a=b&from=%2F'],
    ['/expired#top', '/expired?from=%2F#top'],
    ['https://id.example/out', 'https://id.example/out?from=%2F'],
    ['/終了', '/%E7%B5%82%E4%BA%86?from=%2F'],
  ])('keeps what %s has', (expiredUrl, location) => {
    const response = answer('/', {}, { ...options, expiredUrl })
    expect(response.headers.get('location')).toBe(location)
  })

  test.each([
    ['a page that was posted for', answer('/pay', { method: 'POST' })],
    ['a path that leads away', answer('//evil.example')],
    ['an app that wants no way back', answer('/', {}, { expiredUrl: '/expired' } as never)],
  ])('tells no way back to %s', (_, response) => {
    expect(response.headers.get('location')).toBe('/expired')
  })

  test('is a 401 to everything else, as the pages understand it', async () => {
    const response = answer('/api', { headers: { 'sec-fetch-dest': 'empty' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ state: 'ended', reason: 'idle' })
  })

  test.each(['document', 'empty'])('sends nobody away while nobody knows (%s)', (dest) => {
    const request = new Request('https://app.example/api', { headers: { 'sec-fetch-dest': dest } })
    const response = expiredResponse(request, { state: 'unavailable' }, options)
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('2')
  })

  test('has no reason if nobody knows it', async () => {
    const request = new Request('https://app.example/api')
    const response = expiredResponse(request, { state: 'new' }, options)
    expect(await response.json()).toEqual({ state: 'ended' })
  })
})

describe('a page without script', () => {
  test.each([
    [1_200_000, '1201; url=/expired'],
    [1, '2; url=/expired'],
    [0, '1; url=/expired'],
    [-5, '1; url=/expired'],
    [Infinity, '2147483; url=/expired'],
    [{ expiresIn: 60_001, lifetimeIn: Infinity }, '62; url=/expired'],
    [{ expiresIn: 60_000, lifetimeIn: 5_000 }, '6; url=/expired'],
  ])('%j: goes when the session is surely over', (left, value) => {
    expect(refreshHeader(left, '/expired')).toBe(value)
  })

  test.each([
    ['/a"><script>', '/a%22%3E%3Cscript%3E'],
    ["/a'b", '/a%27b'],
    ['/a\r\nset-cookie: b', '/a%0D%0Aset-cookie:%20b'],
    ['/ä?b=c&d#e', '/%C3%A4?b=c&d#e'],
    ['/100%25', '/100%25'],
    ['/\ud800', '/%EF%BF%BD'],
    ['/😀', '/%F0%9F%98%80'],
  ])('goes to %j without a way out of the header or attribute', (url, written) => {
    expect(refreshHeader(1000, url)).toBe(`2; url=${written}`)
  })

  test('is told when that is no time', () => {
    expect(() => refreshHeader(Number.NaN, '/')).toThrow(/NaN: write ms/)
    expect(() => refreshHeader('20m' as never, '/')).toThrow(/write ms/)
  })
})
