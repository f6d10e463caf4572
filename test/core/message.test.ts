import { describe, expect, test } from 'vitest'
import { fields } from '../../src/core/message'

const text = (...args: Parameters<typeof fields>) => new URLSearchParams(fields(...args)).toString()

describe('the fields of a message', () => {
  test('have their order', () => {
    const message = { event: 'leave', others: ['a', 'b'], age: 1500.6, cause: 'close' } as const
    expect(text(message, 'p_-1', 7)).toBe(
      'event=leave&page=p_-1&n=7&cause=close&age=1501&others=a%2Cb',
    )
  })

  test.each(['keep-alive', 'alive', 'logout'] as const)(
    'of a %s are no more than needed',
    (event) => {
      expect(text({ event }, 'p', 1)).toBe(`event=${event}&page=p&n=1`)
    },
  )

  test('are there when they are empty: nobody else is open, the page is new', () => {
    expect(text({ event: 'leave', cause: 'unsure', age: 0, others: [] }, 'p', 1)).toBe(
      'event=leave&page=p&n=1&cause=unsure&age=0&others=',
    )
  })

  test('of a page that outlives others say whose leaves', () => {
    const after = ['a.1', 'b_-.12']
    expect(text({ event: 'alive', after }, 'p', 1)).toBe(
      'event=alive&page=p&n=1&after=a.1%2Cb_-.12',
    )
    expect(text({ event: 'keep-alive', after: [] }, 'p', 1)).toBe('event=keep-alive&page=p&n=1')
  })

  test('name at most 32 leaves', () => {
    const after = Array.from({ length: 100 }, (_, i) => `page${i}.1`)
    const list = Object.fromEntries(fields({ event: 'alive', after }, 'p', 1)).after
    expect(list?.split(',')).toEqual(after.slice(0, 32))
  })

  test('name at most 32 other pages', () => {
    const others = Array.from({ length: 100 }, (_, i) => `page${i}`)
    const list = Object.fromEntries(fields({ event: 'leave', others }, 'p', 1)).others
    expect(list?.split(',')).toEqual(others.slice(0, 32))
  })
})
