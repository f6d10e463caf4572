import { expect, test } from 'vitest'
import { memorySessions, sameToken } from '../../demo/server/sessions'

test('each login has an id, a key and a token of its own', async () => {
  const sessions = memorySessions()
  const [one, other] = [await sessions.create('Ada'), await sessions.create('Ada')]
  for (const part of ['id', 'key', 'csrf'] as const) expect(one[part]).not.toBe(other[part])
  expect(one.id).not.toContain(one.key)
})

test('a login is found until it is destroyed', async () => {
  const sessions = memorySessions()
  const session = await sessions.create('Ada')
  expect(await sessions.read(session.id)).toEqual(session)
  await sessions.destroy(session.id)
  expect(await sessions.read(session.id)).toBeUndefined()
})

test('only the whole token is the right one', () => {
  expect(sameToken('abc', 'abc')).toBe(true)
  for (const wrong of ['', 'ab', 'abcd', 'abd', undefined, ['abc']]) {
    expect(sameToken(wrong, 'abc')).toBe(false)
  }
})
