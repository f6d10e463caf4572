import type { Engine } from '../browser.ts'
import type { Subject } from '../site/world.ts'
import { ENGINES, type Result, SUBJECTS } from './results.ts'

/** What became of the rows of one script in one browser. */
export interface Total {
  readonly engine: Engine
  readonly subject: Subject
  readonly rows: number
  readonly right: number
  /** The page cannot know, or the platform lets nothing be sent. */
  readonly unknown: number
  /** Leaves that nobody was told of, or twice. */
  readonly missed: number
  /** Sessions that were ended while the person stayed. */
  readonly wronged: number
  readonly stays: number
  readonly notRun: number
}

/** A stay that only the default kept is no knowledge, though it is right. */
export const isUnknown = ({ outcome, unsure }: Result) =>
  outcome === 'unsure' ||
  outcome === 'limit' ||
  outcome === 'ended' ||
  (outcome === 'right' && unsure !== null)

export function totalOf(all: readonly Result[], engine: Engine, subject: Subject): Total {
  // The same row with another option is not counted twice.
  const results = all.filter(
    (one) => one.engine === engine && one.subject === subject && one.unsure !== 'end',
  )
  const count = (check: (one: Result) => boolean) => results.filter(check).length
  const notRun = count(({ outcome }) => outcome === 'not run')
  const right = count((one) => one.outcome === 'right' && !isUnknown(one))
  const unknown = count(isUnknown)
  const wronged = count(({ outcome, kind }) => outcome === 'wrong end' && kind === 'stay')
  const stays = count(({ kind }) => kind === 'stay')
  const rows = results.length
  const missed = rows - notRun - right - unknown - wronged
  return { engine, subject, rows, right, unknown, missed, wronged, stays, notRun }
}

export const totalsOf = (results: readonly Result[]): Total[] =>
  ENGINES.flatMap((engine) => SUBJECTS.map((subject) => totalOf(results, engine, subject))).filter(
    ({ rows }) => rows > 0,
  )
