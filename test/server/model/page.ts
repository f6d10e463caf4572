import type { LeaveCause, Life } from '../../../src/server/record'
import type { Chance } from './chance'
import type { Post } from './network'
import type { Change, Storage, View } from './storage'

const AGAIN = 2000
const YOUNG = 300_000
/** What a page wrote that vanished counts for so long. */
export const VANISHED = 150_000

export interface Place {
  readonly chance: Chance
  readonly storage: Storage
  /** The clock of the browser's machine, which somebody may set. */
  clock(): number
  /** Whether its pages name those that would answer. */
  readonly answers: boolean
  readonly post: Post
}

/** A page with the client on it, as far as the wire is concerned: the duties of decision 7. */
export function createPage(place: Place, id: string, tab: object, answeredAt: number) {
  const { chance, storage } = place
  const write = (change: Change) => storage.write(change, tab)
  let view: View | undefined
  let state: 'loading' | 'open' | 'frozen' | 'away' = 'loading'
  let n = 0
  let began = answeredAt
  let awake = Infinity
  let frozen = Infinity
  let turn = 0
  let trip = 0
  /** It is back after a leave that it sent, and the server has not heard so. */
  let back = false

  const marks = () =>
    [...(view?.marks.values() ?? [])].filter(({ at }) => Math.abs(place.clock() - at) < YOUNG)

  const speak = (event: Life['event']) => {
    const after = marks().map(({ page, n }) => ({ page, n }))
    const here = trip
    place.post(
      { event, page: id, n: ++n, after },
      {
        // A request dies with its page.
        cancelled: () => trip !== here,
        heard() {
          if (state !== 'open') return
          back = false
          if (after.length > 0) write({ do: 'clear', marks: after })
        },
        retries: true,
      },
    )
  }
  const soon = (ms: number) => {
    const mine = ++turn
    chance.after(ms, () => mine === turn && look())
  }
  const look = () => {
    if (state !== 'open' || (marks().length === 0 && !back)) return
    speak('alive')
    soon(AGAIN)
  }
  const enter = () => {
    state = 'open'
    awake = chance.now()
    write({ do: 'enter', page: id })
    view ??= storage.open(id, tab, () => soon(chance.between(0, 1000)))
    look()
  }
  const exit = () => {
    state = 'away'
    trip++
    view?.stop()
    view = undefined
  }

  return {
    id,
    state: () => state,
    /** Since when it can speak, and since when it cannot any more. */
    awake: () => awake,
    frozen: () => frozen,
    start: () => state === 'loading' && enter(),
    beat: () => state === 'open' && speak('keep-alive'),
    freeze() {
      if (state !== 'open') return
      state = 'frozen'
      frozen = chance.now()
      write({ do: 'freeze', page: id })
    },
    thaw: () => state === 'frozen' && enter(),
    /** Back from the back/forward cache, where time stood still. */
    restore() {
      began = chance.now()
      enter()
    },
    /** Away by a navigation inside: nothing is said. */
    move() {
      if (state !== 'loading') write({ do: 'exit', page: id })
      exit()
    },
    leave(cause: LeaveCause) {
      if (state === 'loading') return exit()
      const others = [...(view?.pages.keys() ?? [])].slice(0, 32)
      const answering = place.answers ? others.filter((id) => !view?.pages.get(id)) : []
      n++
      back = true
      write({ do: 'mark', page: id, n, at: place.clock() })
      write({ do: 'exit', page: id })
      const age = chance.now() - began
      place.post(
        { event: 'leave', page: id, n, cause, age, others, answering },
        {
          ...{ cancelled: () => false, heard: () => {}, retries: false },
        },
      )
      exit()
    },
    /** Gone without a word; what it wrote stays until it is too old. */
    die() {
      const wrote = state !== 'loading'
      exit()
      if (wrote) chance.after(VANISHED, () => write({ do: 'exit', page: id }))
    },
  }
}

export type Page = ReturnType<typeof createPage>
