import { expect, test } from 'vitest'
import { memoryDrafts } from '../../demo/server/drafts'

test('a draft is kept for a day, from when it was kept last', async () => {
  let hours = 0
  const drafts = memoryDrafts(24 * 3_600_000, () => hours * 3_600_000)
  await drafts.keep('Ada', { message: 'One' })
  hours = 20
  await drafts.keep('Ada', { message: 'Two' })
  hours = 43
  expect(await drafts.find('Ada')).toEqual({ message: 'Two' })
  hours = 44
  expect(await drafts.find('Ada')).toBeUndefined()
})

test('of too many drafts the oldest go first', async () => {
  const drafts = memoryDrafts()
  for (let n = 0; n <= 1_000; n++) await drafts.keep(`Visitor ${n}`, {})
  expect(await drafts.find('Visitor 0')).toBeUndefined()
  expect(await drafts.find('Visitor 1')).toEqual({})
  expect(await drafts.find('Visitor 1000')).toEqual({})
})
