import { expect, test } from 'vitest'
import { readSign } from '../../src/server/sign'

const read = (body: string) => readSign(new URLSearchParams(body))

test('a leave is read with all that it says', () => {
  const said = 'event=leave&page=p_-1&n=7&cause=close&age=1501&others=a%2Cb&answering=b'
  expect(read(said)).toEqual({
    ...{ event: 'leave', page: 'p_-1', n: 7, cause: 'close', age: 1501 },
    ...{ others: ['a', 'b'], answering: ['b'] },
  })
})

test('an older message without the newer fields is read too', () => {
  expect(read('event=leave&page=p&n=1&cause=unsure')).toEqual({
    ...{ event: 'leave', page: 'p', n: 1, cause: 'unsure', age: Infinity },
    ...{ others: [], answering: [] },
  })
  expect(read('event=keep-alive&page=p&n=1')).toMatchObject({ event: 'keep-alive', after: [] })
})

test('a sign of life names the leaves that it outlives', () => {
  expect(read('event=alive&page=p&n=2&after=a.1%2Cb_-.12')).toEqual({
    ...{ event: 'alive', page: 'p', n: 2 },
    after: [
      { page: 'a', n: 1 },
      { page: 'b_-', n: 12 },
    ],
  })
})

test('what is no name and no number in a list is passed over, and so is what is too many', () => {
  const after = ['a', 'a.', '.1', 'a.0', 'a.b', 'a b.1', 'ok.1', 'x'.repeat(65)].join()
  expect(read(`event=alive&page=p&n=1&after=${after}`)).toMatchObject({
    after: [{ page: 'ok', n: 1 }],
  })
  const many = Array.from({ length: 99 }, (_, i) => `page${i}`)
  expect(read(`event=leave&page=p&n=1&cause=close&others=${many}`)).toMatchObject({
    others: many.slice(0, 32),
  })
})

test("the page's own field counts before one of the same name", () => {
  expect(read('event=logout&page=p&n=1&event=leave&page=q')).toEqual({
    ...{ event: 'logout', page: 'p', n: 1 },
  })
})

test.each([
  '',
  'event=leave',
  'event=document&page=p&n=1',
  'event=toString&page=p&n=1',
  'event=leave&page=p&n=1',
  'event=leave&page=p&n=1&cause=navigation',
  'event=leave&page=p&n=1&cause=constructor',
  'event=alive&page=&n=1',
  'event=alive&page=a+b&n=1',
  `event=alive&page=${'x'.repeat(65)}&n=1`,
  'event=alive&page=p&n=0',
  'event=alive&page=p&n=-1',
  'event=alive&page=p&n=1e3',
  'event=alive&page=p&n=9999999999',
])('is no message: %s', (body) => {
  expect(read(body)).toBe(undefined)
})

test.each(['-5', '1.5', 'NaN', '1e9', ''])('an age of "%s" is none', (age) => {
  expect(read(`event=leave&page=p&n=1&cause=close&age=${age}`)).toMatchObject({ age: Infinity })
})
