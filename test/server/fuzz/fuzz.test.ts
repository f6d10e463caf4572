import { expect, test } from 'vitest'
import { fuzzEndpoints, fuzzReturnTo } from './run'

const SEED = 20_250_613
const TIMES = 10_000

test('whatever is sent to the endpoints, no error of the server comes back', async () => {
  const { passed, failed, examples } = await fuzzEndpoints(SEED, TIMES)
  expect(examples).toEqual([])
  expect([passed, failed]).toEqual([TIMES, 0])
})

test('an error would be noticed', async () => {
  const key = () => {
    throw new Error('broken')
  }
  expect((await fuzzEndpoints(SEED, TIMES / 10, { key })).failed).toBeGreaterThan(10)
})

test('whatever is to be gone back to, no other site is', () => {
  const { failed, examples, accepted } = fuzzReturnTo(SEED, TIMES)
  expect(examples).toEqual([])
  expect(failed).toBe(0)
  expect(accepted).toBeGreaterThan(TIMES / 50)
})

const asUrl = (url: string) => new URL(url, 'https://app.example')
const pathOf = ({ pathname, search, hash }: URL) => pathname + search + hash

test.each<[string, (url: unknown) => string | undefined]>([
  ['asks for one slash alone', (url) => (/^\/(?!\/)/.test(String(url)) ? String(url) : undefined)],
  [
    "is ASP.NET's IsLocalUrl",
    (url) =>
      typeof url === 'string' &&
      /^\/(?![/\\])[^\p{Cc}]*$/u.test(url) &&
      URL.canParse(url, 'https://app.example')
        ? pathOf(asUrl(url))
        : undefined,
  ],
  [
    'forgets that a path may be decoded',
    (url) => {
      if (typeof url !== 'string' || !/^\/(?!\/)[^\\\s\p{Cc}]*$/u.test(url)) return
      if (!URL.canParse(url, 'https://app.example')) return
      return asUrl(url).pathname.startsWith('//') ? undefined : pathOf(asUrl(url))
    },
  ],
  ['throws', (url) => String((url as string).length)],
])('one that %s would be noticed', (_, broken) => {
  expect(fuzzReturnTo(SEED, TIMES, broken).failed).toBeGreaterThan(0)
})
