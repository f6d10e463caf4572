import { expect, test } from 'vitest'
import { safeReturnTo } from '../../../src/server'

test.each([
  ['/', '/'],
  ['/orders?page=2#top', '/orders?page=2#top'],
  ['/a/../b', '/b'],
  ['/ä?ö#ü', '/%C3%A4?%C3%B6#%C3%BC'],
  ['/search?q=%2F%2Fevil.example', '/search?q=%2F%2Fevil.example'],
  ['/search?to=https://evil.example', '/search?to=https://evil.example'],
  ['/a//b', '/a//b'],
  ['/100%25', '/100%25'],
  ['/100%', '/100%'],
  ['/@evil.example', '/@evil.example'],
])('%s leads back to %s', (url, back) => {
  expect(safeReturnTo(url)).toBe(back)
})

test.each([
  '',
  'orders',
  '?a',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/%2E%2E//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a b',
  ' /a',
  '/a\u0000',
  '/a\u0085',
  '/a\u00a0',
  '/a\u2028',
  '/\ufeff/evil.example',
  '/%2f/evil.example',
  '/%0c/evil.example',
  '/%2520/.',
  '/%2fevil.example',
  '/%5cevil.example',
  '/%252fevil.example',
  '/%09/evil.example',
  'https://app.example/',
  'https:/evil.example',
  'javascript:alert(1)',
])('%j is nothing to go back to', (url) => {
  expect(safeReturnTo(url)).toBeUndefined()
})

test.each([
  undefined,
  null,
  1,
  {},
  ['/a'],
  new URL('https://app.example/a'),
  Symbol('/'),
  () => '/',
])('%s is none, and no error', (what) => expect(safeReturnTo(what)).toBeUndefined())

test('however long it is, it is soon answered', () => {
  const began = performance.now()
  safeReturnTo(`/${'%25'.repeat(300_000)}`)
  safeReturnTo(`/${'../'.repeat(300_000)}`)
  expect(performance.now() - began).toBeLessThan(2_000)
})
