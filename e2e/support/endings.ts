import type { BrowserContext } from '@playwright/test'
import type { Received } from '../server/world'
import type { App } from './app'
import { expect } from './test'

/** The value of a field of a request. */
export const field = ({ fields }: Received, name: string): string | undefined =>
  fields.find(([key]) => key === name)?.[1]

/**
 * The one end request of a test. A request that another tab makes afterwards bounds the wait for a
 * second one: what was sent before has arrived before.
 */
export const onlyEnd = async (app: App, context: BrowserContext): Promise<Received> => {
  await app.hears('end')
  const witness = await context.newPage()
  await app.open(witness, 'bare')
  const ends = app.heard('end')
  expect(ends.map((end) => field(end, 'event'))).toEqual(['leave'])
  return ends[0]!
}
