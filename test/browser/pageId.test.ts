import { expect, test } from 'vitest'
import { pageId } from '../../src/browser/pageId'

const ids = Array.from({ length: 5000 }, pageId)

test('a page has at least 64 random bits, in the letters of base64url', () => {
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{11,32}$/)
})

test('no two pages have the same', () => {
  expect(new Set(ids).size).toBe(ids.length)
})

test('every letter of it but one is used, at every place', () => {
  const length = ids[0]!.length
  for (let i = 0; i < length; i++) expect(new Set(ids.map((id) => id[i])).size).toBe(63)
})
