import type { Entry } from '../site/log.ts'
import { type Fate, fateOf, type State, type Way } from './model.ts'
import { aboutOf } from './view.ts'
import type { Walker } from './walker.ts'

/** How long an end may take that has to come, and one that may come. */
const END = 15_000
const PERHAPS = 3_000

export type Trouble = 'wrong end' | 'missed end' | 'broken off'

export interface Judge {
  /** Before a step: what has happened by now is none of its doing. */
  begins(): void
  /** After it. Says what had to become of the session; throws when something else did. */
  judges(before: State, way: Way): Promise<Fate>
  /** What was wrong when a walk could not go on. */
  kindOf(error: unknown): Trouble
}

class Wrong extends Error {
  constructor(
    readonly kind: Trouble,
    message: string,
  ) {
    super(message)
  }
}

/** Holds what the server has noted in its journal against what the model says. */
export function createJudge(walker: Walker): Judge {
  const { log } = walker.site
  let signedIn = log.entries.length
  let since = signedIn

  const isEnd = ({ n, what }: Entry) => n > signedIn && what === 'end'
  const isTold = ({ n, what, about }: Entry) =>
    n > signedIn && what === 'told' && about.status === '204'
  const saysOver = (entry: Entry) =>
    entry.n > signedIn &&
    entry.what === 'shown' &&
    new URL(aboutOf(entry).url).pathname === '/session-expired'

  const check = () => {
    const { live } = walker.state()
    if (live && log.entries.some(isEnd))
      throw new Wrong('wrong end', 'the session was ended, and somebody stays')
    if (log.entries.filter(isTold).length > (live ? 0 : 1))
      throw new Wrong('wrong end', 'the end was told more than once')
  }

  return {
    begins: () => {
      check()
      since = log.entries.length
    },
    judges: async (before, way) => {
      const after = walker.state()
      if (after.session > before.session) {
        signedIn = log.entries.findLast(({ what }) => what === 'sign-in')!.n
      }
      const fate = fateOf(before, after, way, walker.browser.engine)
      if (fate !== 'stays') {
        const wait = fate === 'ends' ? END : PERHAPS
        const end = await log.until((entry) => isEnd(entry) && entry.n > since, wait)
        if (!end && fate === 'ends') throw new Wrong('missed end', `no end came within ${END} ms`)
        if (end) walker.change({ ...walker.state(), live: false })
      }
      check()
      return fate
    },
    kindOf: (error) => {
      if (error instanceof Wrong) return error.kind
      // Whoever stays and is told that it is over may be gone from where the walk looks for them.
      const { live } = walker.state()
      return live && log.entries.some(saysOver) ? 'wrong end' : 'broken off'
    },
  }
}
