import { describe, expect, test } from 'vitest'
import { afterField, fields } from '../../src/core/message'

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

  test('name at most 32 other pages', () => {
    const others = Array.from({ length: 100 }, (_, i) => `page${i}`)
    const list = Object.fromEntries(fields({ event: 'leave', others }, 'p', 1)).others
    expect(list?.split(',')).toEqual(others.slice(0, 32))
  })
})

describe('the field for the leaves that a page outlives', () => {
  test('says whose', () => {
    expect(afterField(['a.1', 'b_-.12'], 'p')).toEqual([['after', 'a.1,b_-.12']])
  })

  test('leaves its own out, and no other that begins alike', () => {
    expect(afterField(['me.1', 'merry.2'], 'me')).toEqual([['after', 'merry.2']])
  })

  test.each([[[]], [['me.1']]])('is none without any: %o', (leaves) => {
    expect(afterField(leaves, 'me')).toEqual([])
  })

  test('names at most 32', () => {
    const leaves = Array.from({ length: 100 }, (_, i) => `page${i}.1`)
    expect(afterField(leaves, 'p')).toEqual([['after', leaves.slice(0, 32).join()]])
  })
})
