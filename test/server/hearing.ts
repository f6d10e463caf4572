import { expect, test } from 'vitest'
import { begin, due, GRACE, hear, settle } from '../../src/server/policy'
import type { Leave, Life, Rules, SessionRecord, Sign } from '../../src/server/record'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
/** Any moment: no rule depends on which. */
export const START = 1_000 * MINUTE

export const rules: Rules = { idleTimeout: 20 * MINUTE, grace: GRACE }

/** A page's messages, as short as a table needs them. Every page began a minute before it leaves. */
export const page = (name: string) => ({
  leaves: (n: number, more: Partial<Leave> = {}): Sign => ({
    ...{ event: 'leave', page: name, n, cause: 'close', age: MINUTE },
    ...{ others: [], answering: [], ...more },
  }),
  alive: (n: number, ...after: Life['after']): Sign => ({ event: 'alive', page: name, n, after }),
  beats: (n: number): Sign => ({ event: 'keep-alive', page: name, n, after: [] }),
  signsOut: (n: number): Sign => ({ event: 'logout', page: name, n }),
})

export const document: Sign = { event: 'document' }

/** What is heard, each with the seconds since the start. */
export type Story = readonly (readonly [at: number, sign: Sign])[]

export const tell = (story: Story, by: Rules = rules): SessionRecord =>
  story.reduce(
    (record, [at, sign]) => hear(record, sign, START + at * SECOND, by),
    begin(START, by),
  )

/** The second after the start at which it ends, and of what, if nothing more is heard. */
export const end = (record: SessionRecord): string => {
  const { reason, at } = record.ended ?? due(settle(record, 0))
  return `${reason} at ${(at - START) / SECOND}`
}

/** Nothing but the idle timeout ends it. */
export const IDLE = 'idle at 1200'

/** What each story comes to. */
export const table = (rows: [sentence: string, story: Story, end: string][]) =>
  test.each(rows)('%s', (_, story, expected) => expect(end(tell(story))).toBe(expected))
