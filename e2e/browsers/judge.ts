import type { Entry } from './site/log.ts'
import type { Subject } from './site/world.ts'

/** All that is needed to say whether a case came out as it should. */
export interface Facts {
  readonly subject: Subject
  readonly kind: 'stay' | 'end'
  /** How often the session may end before the person leaves, and must after. */
  readonly before: number
  readonly after: number
  /** What a page was told to do that cannot know; undefined where it can. */
  readonly unsure?: 'stay' | 'end' | undefined
  /** Why nothing may arrive here. */
  readonly limit?: string | undefined
  readonly anyPage?: boolean | undefined
  readonly entries: readonly Entry[]
  /** When the ledger ended the session: two-phase only. */
  readonly ended?: readonly { readonly at: number; readonly reason: string }[]
  /** What kept the case from running to its end. */
  readonly problem?: string | undefined
}

export type Outcome =
  | 'right'
  /** The page cannot know, and did what it was told to do then. */
  | 'unsure'
  /** The platform lets nothing arrive. */
  | 'limit'
  /** Closed and opened again: without a grace nobody can know that it will be. */
  | 'ended'
  | 'wrong end'
  | 'missing end'
  | 'second end'
  | 'wrong page'
  | 'not run'

export interface Judgement {
  readonly outcome: Outcome
  readonly passed: boolean
  readonly says: string
}

interface End {
  readonly early: boolean
  readonly page?: string | undefined
  readonly cause?: string | undefined
}

const isLastcall = (subject: Subject) => subject === 'plain' || subject === 'two-phase'

function endsOf({ subject, entries, ended = [] }: Facts, left: Entry | undefined): End[] {
  if (subject === 'two-phase') {
    return ended.map(({ at, reason }) => ({ early: !left || at < left.at, cause: reason }))
  }
  return entries
    .filter(({ what, about }) => what === 'end' && about.event !== 'logout')
    .map(({ n, page, about }) => ({ early: !left || n < left.n, page, cause: about.cause }))
}

const PASSED: readonly Outcome[] = ['right', 'unsure', 'limit', 'ended']

/** Whether a page has told the same leave in two messages: a companion would count both. */
function toldTwice(entries: readonly Entry[], left: Entry): boolean {
  const leaves = entries.filter(
    ({ n, what, about }) => what === 'session' && about.event === 'leave' && n > left.n,
  )
  return leaves.some(({ about }) =>
    leaves.some((other) => other.about.page === about.page && other.about.n !== about.n),
  )
}

/**
 * What became of a case. Lastcall's own are held to the whole course; the scripts that it is
 * measured against only to what the row is about, as their closed tab at the end of a stay is a row
 * of its own.
 */
export function judge(facts: Facts): Judgement {
  const left = facts.entries.find(({ what, about }) => what === 'mark' && about.name === 'leave')
  const ends = endsOf(facts, left)
  const early = ends.filter((end) => end.early)
  const late = ends.filter((end) => !end.early)
  const { kind, unsure, limit, problem, anyPage } = facts
  const before = facts.before + (unsure === 'end' && kind === 'stay' ? 1 : 0)
  const after = unsure === 'stay' && kind === 'end' ? 0 : facts.after

  const found = (outcome: Outcome, says: string): Judgement => ({
    outcome,
    passed: PASSED.includes(outcome),
    says,
  })
  const counts = `${early.length} before leaving and ${late.length} after`
  const wanted = `${before} and ${after}`

  if (problem !== undefined || !left) return found('not run', problem ?? 'nobody left')
  if (early.length > before) return found('wrong end', `ends: ${counts}, not ${wanted}`)
  if (early.length < before) return found('missing end', `ends: ${counts}, not ${wanted}`)
  if (!isLastcall(facts.subject) && kind === 'stay') return found('right', `ends: ${counts}`)
  if (late.length > after) return found('second end', `ends: ${counts}, not ${wanted}`)
  if (late.length < after) {
    const says = `ends: ${counts}, not ${wanted}`
    return limit ? found('limit', limit) : found('missing end', says)
  }

  if (toldTwice(facts.entries, left)) return found('second end', 'a page told two leaves')
  const strayed = late.find(({ page }) => page !== undefined && page !== left.page)
  if (strayed && !anyPage) return found('wrong page', `${strayed.page} sent it, not ${left.page}`)
  const doubted = unsure === 'end' ? (kind === 'stay' ? early : late) : []
  const certain = doubted.find(({ cause }) => cause !== 'unsure')
  if (certain) return found('wrong end', `its cause was ${certain.cause}, not unsure`)
  if (facts.before > 0) return found('ended', 'without a grace nobody can know that it comes back')
  return unsure && (kind === 'end' || unsure === 'end')
    ? found('unsure', `the page cannot know; ends: ${counts}`)
    : found('right', `ends: ${counts}`)
}
