import type { Engine } from './browser.ts'
import type { Row } from './row.ts'
import type { Subject } from './site/world.ts'

/** One row, done once in one browser with one script. */
export interface Case {
  readonly id: string
  readonly name: string
  readonly row: Row
  readonly engine: Engine
  readonly subject: Subject
  readonly options: Readonly<Record<string, string>>
  /** What a page was told to do that cannot know; undefined where it can. */
  readonly unsure: 'stay' | 'end' | undefined
  readonly limit: string | undefined
}

export interface Choice {
  readonly engines: readonly Engine[]
  readonly subjects: readonly Subject[]
  /** Parts of names; none: all rows. */
  readonly rows: readonly string[]
  readonly repeat: number
}

const limitOf = ({ limits = [] }: Row, engine: Engine, subject: Subject) =>
  limits.find(
    ({ engines, subjects }) =>
      engines.includes(engine) && (!subjects || subjects.includes(subject)),
  )?.why

/**
 * What a page cannot know it is told to take for staying, which is the default, or for leaving: a
 * case for each. With a companion it is told what happened, and has to be right.
 */
const doubtsOf = (row: Row, engine: Engine, subject: Subject): Case['unsure'][] =>
  subject === 'plain' && row.unsure?.includes(engine) ? ['stay', 'end'] : [undefined]

/** All cases of one browser. Those that end it come last: each start takes seconds. */
export function casesOf(rows: readonly Row[], engine: Engine, choice: Choice, mark = ''): Case[] {
  const { subjects, repeat } = choice
  const chosen = rows
    .filter(
      ({ name }) => choice.rows.length === 0 || choice.rows.some((part) => name.includes(part)),
    )
    .filter(({ not }) => !not?.[engine])
  const inOrder = [...chosen.filter(({ alone }) => !alone), ...chosen.filter(({ alone }) => alone)]
  let made = 0

  return inOrder.flatMap((row) =>
    subjects.flatMap((subject) =>
      doubtsOf(row, engine, subject).flatMap((unsure) =>
        Array.from({ length: repeat }, (): Case => {
          made += 1
          return {
            // All of one length: no address is the beginning of another one.
            id: engine[0] + mark + made.toString(36).padStart(4 - mark.length, '0'),
            name: unsure === 'end' ? `${row.name} (whenUnsure is "end")` : row.name,
            row,
            engine,
            subject,
            options: { ...row.options, ...(unsure === 'end' && { 'when-unsure': 'end' }) },
            unsure,
            limit: limitOf(row, engine, subject),
          }
        }),
      ),
    ),
  )
}
