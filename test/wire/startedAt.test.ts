import { describe, expect, test } from 'vitest'
import { startedAt } from '../../src/wire/startedAt'
import { partial } from '../fakes/recorder'
import { HOUR, T0 } from '../fakes/rules'

const storageOf = (entries: Record<string, string> = {}) => {
  const map = new Map(Object.entries(entries))
  return partial<Storage & { readonly map: Map<string, string> }>({
    map,
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, value: string) => void map.set(name, value),
  })
}
const NAME = 'lastcall:started'

describe('a login', () => {
  test('counts from where it was first seen on this origin', () => {
    const storage = storageOf()
    expect(startedAt({ localStorage: storage }, NAME, 'ada', T0)).toBe(T0)
    expect(startedAt({ localStorage: storage }, NAME, 'ada', T0 + HOUR)).toBe(T0)
  })

  test('does not inherit the beginning of another one', () => {
    const storage = storageOf()
    startedAt({ localStorage: storage }, NAME, 'ada', T0)
    expect(startedAt({ localStorage: storage }, NAME, 'grace', T0 + HOUR)).toBe(T0 + HOUR)
    expect(startedAt({ localStorage: storage }, NAME, 'grace', T0 + 2 * HOUR)).toBe(T0 + HOUR)
  })

  test('stores nothing but the opaque name and the moment', () => {
    const storage = storageOf()
    startedAt({ localStorage: storage }, NAME, 'ada', T0)
    expect([...storage.map]).toEqual([[NAME, `{"key":"ada","at":${T0}}`]])
  })
})

describe('storage', () => {
  test.each([
    '',
    'null',
    '7',
    '"x"',
    '[]',
    '{}',
    '{',
    `{"key":"ada"}`,
    `{"key":"ada","at":"${T0}"}`,
    `{"key":"ada","at":${T0 + HOUR * 5}}`,
    '{"key":"ada","at":null}',
  ])('that lies changes nothing: %s', (value) => {
    const storage = storageOf({ [NAME]: value })
    expect(startedAt({ localStorage: storage }, NAME, 'ada', T0 + HOUR)).toBe(T0 + HOUR)
  })

  test('that throws when it is touched changes nothing', () => {
    const denied = (): never => {
      throw new Error('SecurityError')
    }
    const closed = {
      get localStorage(): Storage {
        return denied()
      },
    }
    expect(startedAt(closed, NAME, 'ada', T0)).toBe(T0)
    const silent = { localStorage: partial<Storage>({ getItem: denied }) }
    expect(startedAt(silent, NAME, 'ada', T0)).toBe(T0)
  })

  test('that is full changes nothing', () => {
    const full = () => {
      throw new Error('QuotaExceededError')
    }
    const storage = partial<Storage>({ getItem: () => null, setItem: full })
    expect(startedAt({ localStorage: storage }, NAME, 'ada', T0)).toBe(T0)
  })
})
