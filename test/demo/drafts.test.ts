import { expect, test } from 'vitest'
import { createDrafts } from '../../demo/server/drafts'

test('a draft is kept for a day, from when it was kept last', () => {
  let hours = 0
  const drafts = createDrafts(24 * 3_600_000, () => hours * 3_600_000)
  drafts.keep('Ada', { message: 'One' })
  hours = 20
  drafts.keep('Ada', { message: 'Two' })
  hours = 43
  expect(drafts.find('Ada')).toEqual({ message: 'Two' })
  hours = 44
  expect(drafts.find('Ada')).toBeUndefined()
})

test('of too many drafts the oldest go first', () => {
  const drafts = createDrafts()
  for (let n = 0; n <= 1_000; n++) drafts.keep(`Visitor ${n}`, {})
  expect(drafts.find('Visitor 0')).toBeUndefined()
  expect(drafts.find('Visitor 1')).toEqual({})
  expect(drafts.find('Visitor 1000')).toEqual({})
})
