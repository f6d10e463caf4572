import type { EndReason, Entry } from '../../server/journal'

export const ends: Record<EndReason, string> = {
  idle: 'idle',
  closed: 'closed',
  logout: 'signed out',
  lifetime: 'lifetime over',
}

const endings: Record<EndReason, string> = {
  idle: 'No sign of life',
  closed: 'Left for good',
  logout: 'Signed out',
  lifetime: 'Longest time reached',
}

const stays: Record<string, string> = {
  button: 'Chose to stay signed in',
  activity: 'Came back and stayed',
  tab: 'Stayed in another tab: the warning closes here too',
  server: 'The server had more time: the warning closed',
  code: 'The page kept the session alive',
}

const moves: Record<string, string> = {
  reload: 'Reloaded',
  traverse: 'Went back or forward',
  push: 'Went to another page',
  replace: 'Went to another page',
}

const shortMoves: Record<string, string> = {
  reload: 'reload',
  traverse: 'back/forward',
  push: 'new page',
  replace: 'new page',
}

type Verdict = Extract<Entry, { kind: 'verdict' }>

const departure = ({ cause, how, verdict }: Verdict): string => {
  if (cause === 'close') return 'Tab closed'
  if (cause === 'external' || verdict === 'leave') return 'Went to another site'
  return moves[how] ?? 'Left the page'
}

const outcome = { stay: 'stays', leave: 'leaves', unsure: 'cannot be sure' }

const verdict = (entry: Verdict): string =>
  `${departure(entry)}: ${outcome[entry.verdict as 'stay'] ?? entry.verdict}`

/** Which process was told of an end, where there are several. */
const told = ({ by }: { by?: number | undefined }) =>
  by === undefined ? '' : `, told to process ${by}`

/** What happened, in words for the log. */
export const inWords = (entry: Entry): string => {
  switch (entry.kind) {
    case 'sign-in':
      return 'Signed in'
    case 'page':
      return `Opened ${entry.path}`
    case 'heartbeat':
      return 'Heartbeat: somebody is active'
    case 'alive':
      return 'Another page said that it is there: the session stays'
    case 'warning':
      return `Warning shown, ${Math.round(entry.remaining / 1_000)} s left`
    case 'extended':
      return stays[entry.by] ?? 'The warning closed'
    case 'verdict':
      return verdict(entry)
    case 'leave':
      return `The server was told that a page was left (${entry.cause}): it waits`
    case 'expired':
      return 'The page covered itself: time is up'
    case 'signed-out':
      return 'The page heard of the sign-out'
    case 'error':
      return `Problem: ${entry.error}`
    case 'end':
      return `${endings[entry.reason]} → session ended (${entry.reason})${told(entry)}`
    case 'end-again':
      return `The end was told once more${told(entry)}: nothing is left to do`
  }
}

/** The same in a word or two, for a flag on the timeline. */
export const inShort = (entry: Entry): string | undefined => {
  switch (entry.kind) {
    case 'sign-in':
      return 'sign-in'
    case 'page':
      return entry.path
    case 'warning':
      return 'warning'
    case 'extended':
      return entry.by === 'server' ? 'more time' : 'stayed'
    case 'verdict':
      return `${entry.verdict} · ${shortMoves[entry.how] ?? entry.cause}`
    case 'expired':
      return 'covered'
    case 'error':
      return 'problem'
    case 'end':
      return `ended: ${ends[entry.reason]}`
    default:
      return undefined
  }
}
