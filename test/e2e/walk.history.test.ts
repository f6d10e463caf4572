import { describe, expect, it } from 'vitest'
import {
  arrive,
  begin,
  beside,
  current,
  type Entry,
  go,
  type History,
} from '../../e2e/browsers/random-walk/history'

const entry = (url: string): Entry => ({ url, place: 'app', steady: true, session: 1 })
const urls = ({ entries }: History) => entries.map(({ url }) => url)

/** The start page of the browser is an entry, too: so `history.length` begins with 2. */
const walked = (...names: string[]) =>
  names
    .slice(1)
    .reduce(
      (history, name, index) => arrive(history, entry(name), index + 3),
      begin(entry(names[0]!), 2),
    )

describe('the history of a tab', () => {
  it('grows with each page', () => {
    expect(urls(walked('a', 'b', 'c'))).toEqual(['a', 'b', 'c'])
    expect(current(walked('a', 'b')).url).toBe('b')
  })

  it('does not grow when the page is replaced', () => {
    expect(urls(arrive(walked('a', 'b'), entry('c'), 3))).toEqual(['a', 'c'])
  })

  it('forgets what lay ahead when a page is added', () => {
    const back = go(go(walked('a', 'b', 'c'), -1), -1)
    const history = arrive(back, entry('d'), 3)
    expect(urls(history)).toEqual(['a', 'd'])
    expect(beside(history, 1)).toBeUndefined()
  })

  it('keeps what lies ahead when a page is replaced', () => {
    const back = go(go(walked('a', 'b', 'c'), -1), -1)
    expect(urls(arrive(back, entry('d'), 4))).toEqual(['d', 'b', 'c'])
  })

  it('takes the same address for a reload where the length does not tell', () => {
    const back = go(walked('a', 'b'), -1)
    expect(urls(arrive(back, entry('a'), 3))).toEqual(['a', 'b'])
    expect(urls(arrive(back, entry('c'), 3))).toEqual(['a', 'c'])
  })

  it('takes the word of a script that replaces, there', () => {
    const back = go(walked('a', 'b'), -1)
    expect(urls(arrive(back, entry('c'), 3, true))).toEqual(['c', 'b'])
  })

  it('does not trust the page that a page came through by itself', () => {
    const history = arrive(walked('a'), entry('c'), 4)
    expect(history.entries).toHaveLength(3)
    expect(beside(history, -1)?.steady).toBe(false)
    expect(current(history).url).toBe('c')
  })

  it('begins anew when the length makes no sense', () => {
    expect(urls(arrive(walked('a', 'b', 'c'), entry('d'), 2))).toEqual(['d'])
  })

  it('leads back and forward', () => {
    const history = walked('a', 'b')
    expect(beside(history, -1)?.url).toBe('a')
    expect(beside(history, 1)).toBeUndefined()
    expect(beside(go(history, -1), 1)?.url).toBe('b')
  })
})
