// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { createLetters } from '../../src/wire/letters'
import { page } from '../fakes/act'
import { inCode, least } from '../fakes/options'
import { recorder } from '../fakes/recorder'

let told: unknown[]
const lettersOf = (options: object) => {
  const { list, record } = recorder<unknown>()
  told = list
  const tell = (event: string, detail: unknown) => {
    record([event, detail])
    return true
  }
  return createLetters(document, inCode({ ...least, ...options }), 'me', tell)
}
const text = (letter: { body: URLSearchParams } | undefined) => letter?.body.toString()
const leave = { event: 'leave', cause: 'close', age: 10, others: [] } as const

beforeEach(() => {
  document.body.replaceChildren()
})

describe('the number of a message', () => {
  test('counts from 1, without gaps, over all that is posted', () => {
    const letters = lettersOf({ endUrl: '/out' })
    const numbers: unknown[] = []
    for (let i = 0; i < 3; i++) {
      numbers.push(letters.keepAlive('keep-alive').get('n'))
      letters.posted()
    }
    numbers.push(letters.end({ event: 'logout' })?.body.get('n'))
    expect(numbers).toEqual(['1', '2', '3', '4'])
  })

  test('is known of the letter', () => {
    const letters = lettersOf({ endUrl: '/out' })
    letters.posted()
    expect(letters.end(leave)).toMatchObject({ n: 2 })
  })

  test('is not used up by a letter that is only made ready', () => {
    const letters = lettersOf({ endUrl: '/out' })
    for (let i = 0; i < 5; i++) letters.end(leave)
    expect(letters.keepAlive('keep-alive').get('n')).toBe('1')
  })
})

describe('the word of a page that is still open', () => {
  test.each(['keep-alive', 'alive'] as const)('names the leaves it outlives: %s', (event) => {
    const body = lettersOf({}).keepAlive(event, [['after', 'a.1,b.12']])
    expect(body.toString()).toBe(`event=${event}&page=me&n=1&after=a.1%2Cb.12`)
  })

  test.each(['keep-alive', 'alive'] as const)(
    'says no more where it outlives none: %s',
    (event) => {
      const body = lettersOf({}).keepAlive(event)
      expect(body.toString()).toBe(`event=${event}&page=me&n=1`)
    },
  )
})

describe('the letter that ends a session', () => {
  test('goes to the address, with the author’s fields after the own ones', () => {
    const letter = lettersOf({ endUrl: '/out', endData: { csrf: 'a' } }).end(leave)
    expect(letter?.url).toBe('https://app.example/out')
    expect(text(letter)).toBe('event=leave&page=me&n=1&cause=close&age=10&others=&csrf=a')
  })

  test('goes where a form goes, with its fields as they are now', () => {
    page(
      '<form id="f" action="/bye"><input name="csrf" value="a"><input name="action" value="x"></form>',
    )
    const letters = lettersOf({ endForm: '#f' })
    document.querySelector('input')!.value = 'b'
    const letter = letters.end({ event: 'logout' })
    expect(letter?.url).toBe('https://app.example/bye')
    expect(text(letter)).toBe('event=logout&page=me&n=1&csrf=b&action=x')
  })

  test('goes to the address where there is a form too', () => {
    page('<form id="f" action="/bye"><input name="csrf" value="a"></form>')
    const letter = lettersOf({ endForm: '#f', endUrl: '/out' }).end({ event: 'logout' })
    expect([letter?.url, letter?.body.get('csrf')]).toEqual(['https://app.example/out', 'a'])
  })

  test('is not written where there is no address', () => {
    expect(lettersOf({}).end(leave)).toBe(undefined)
  })

  test('is not written to a form that leads to another site', () => {
    page('<form id="f" action="/bye"></form>')
    const letters = lettersOf({ endForm: '#f' })
    document.querySelector('form')!.setAttribute('action', 'https://evil.example/')
    expect(letters.end(leave)).toBe(undefined)
    expect(told).toMatchObject([
      ['error', { error: new Error('endForm: https://evil.example/ is not on an app origin') }],
    ])
  })

  test('goes to the address where the form has gone', () => {
    page('<form id="f" action="/bye"></form>')
    const letters = lettersOf({ endForm: '#f', endUrl: '/out' })
    document.body.replaceChildren()
    expect(letters.end(leave)?.url).toBe('https://app.example/out')
    expect(told).toHaveLength(1)
  })
})

describe('an author’s function', () => {
  test('is asked at each use', () => {
    let csrf = 0
    const letters = lettersOf({ headers: () => ({ 'x-csrf': String(++csrf) }) })
    expect([letters.headers(), letters.headers()]).toEqual([{ 'x-csrf': '1' }, { 'x-csrf': '2' }])
  })

  test('that throws is told as an error, and the message goes without it', () => {
    const broken = new Error('broken')
    const fail = () => {
      throw broken
    }
    const letters = lettersOf({ endUrl: '/out', endData: fail, headers: fail })
    expect(text(letters.end({ event: 'logout' }))).toBe('event=logout&page=me&n=1')
    expect(letters.headers()).toEqual({})
    expect(told).toEqual([
      ['error', { error: broken }],
      ['error', { error: broken }],
    ])
  })

  test.each([null, undefined, {}])('that gives %o adds nothing', (nothing) => {
    const letters = lettersOf({ endUrl: '/out', endData: () => nothing })
    expect(text(letters.end({ event: 'logout' }))).toBe('event=logout&page=me&n=1')
  })

  test('cannot add names of a polluted prototype', () => {
    const inherited = Object.create({ evil: '1' })
    const letters = lettersOf({
      endUrl: '/out',
      endData: () => Object.assign(inherited, { a: 'b' }),
    })
    expect(text(letters.end({ event: 'logout' }))).toBe('event=logout&page=me&n=1&a=b')
  })
})
