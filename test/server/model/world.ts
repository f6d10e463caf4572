import { begin, due, GRACE, hear, settle } from '../../../src/server/policy'
import type { LeaveCause, Rules, Sign } from '../../../src/server/record'
import { createChance } from './chance'
import { createPage, type Page, type Place, VANISHED } from './page'
import { createStorage, LAG } from './storage'

const HOUR = 3_600_000
/** A page has spoken by then: it sees a mark, waits its turn, and is heard the second time at the latest. */
const SPEAKS = 8000
const OVERTAKING = 10_000

interface Tab {
  page?: Page | undefined
  /** A page of the app without the client on it: when its document was answered. */
  bare?: number | undefined
  loading?: boolean
  readonly back: Page[]
}

export interface Luck {
  readonly seed: number
  /** Messages get lost. */
  readonly lossy: boolean
  /** Pages name those that would answer. */
  readonly answers: boolean
  /** The server notes documents. */
  readonly noted: boolean
}

/** A server, browsers, and people who do anything; with what must never happen to them. */
export function createWorld({ seed, lossy, answers, noted }: Luck) {
  const rules: Rules = { idleTimeout: 100 * HOUR, grace: GRACE }
  const chance = createChance(seed)
  const storage = createStorage(chance)
  const tabs: Tab[] = []
  const lost = new Set<string>()
  const leaves: { at: number; began: number }[] = []
  let clock = HOUR
  let machine = 0
  let pages = 0
  /** Until then the server, or the other pages, believe in one that is gone without a word. */
  let believed = 0
  let record = begin(clock, rules)

  const tale: string[] = []
  const note = (what: string) => tale.push(`${(chance.now() / 1000).toFixed(2)} ${what}`)
  const fail = (what: string) => {
    throw new Error([what, ...tale].join('\n  '))
  }

  const time = () => chance.now() + clock
  const ended = () => record.ended !== undefined

  const unheard = (lasts = OVERTAKING) => {
    believed = Math.max(believed, chance.now() + lasts)
  }

  const check = () => {
    if (record.ended?.reason !== 'closed') return
    const size = JSON.stringify(record).length
    if (size > 400) fail(`${size} characters are left of an ended session`)
    for (const { page, bare } of tabs) {
      if (page?.state() === 'open' && chance.now() - page.awake() > SPEAKS) {
        fail(`ended although ${page.id} was open and could speak`)
      }
      const follows = leaves.every(
        ({ at, began }) => bare && at < bare + OVERTAKING && began < bare,
      )
      if (bare && noted && follows) fail('ended although its last page is open')
    }
  }
  const look = () => {
    if (ended()) return
    record = settle(record, time())
    check()
    if (record.closing !== undefined) chance.after(Math.max(1, record.closing - time()), look)
  }
  const take = (sign: Sign) => {
    if (ended()) return
    record = hear(record, sign, time(), rules)
    note(`heard ${JSON.stringify(sign)} → ${JSON.stringify(due(record))}`)
    if (record.pages.length > 32) fail('remembers more than 32 pages')
    if (sign.event === 'leave') leaves.push({ at: time(), began: time() - sign.age })
    look()
  }

  const post: Place['post'] = (sign, by) => {
    if (sign.event === 'document') return
    const late = sign.event === 'leave' && chance.maybe(0.15)
    const takes = late
      ? chance.between(400, 60_000)
      : chance.between(5, sign.event === 'leave' ? 400 : 1500)
    const again = by.retries && lost.delete(sign.page)
    if (lossy && !again && chance.maybe(by.retries ? 0.3 : 0.1)) {
      if (by.retries) lost.add(sign.page)
      else unheard()
      return
    }
    chance.after(takes, () => {
      if (by.cancelled()) return
      take(sign)
      by.heard()
      if (chance.maybe(0.1)) chance.after(chance.between(0, 5000), () => take(sign))
    })
  }
  const place: Place = { chance, storage, answers, post, clock: () => chance.now() + machine }

  /** A document is answered; what shows it comes a moment later. */
  const request = () => {
    if (noted) take({ event: 'document' })
    const at = chance.now()
    const known = time()
    return (tab: Tab, bare: boolean) => {
      tab.bare = bare ? known : undefined
      const page = bare ? undefined : createPage(place, `page${pages++}`, tab, at)
      tab.page = page
      if (page) chance.after(chance.between(0, 800), page.start)
    }
  }
  const shut = (tab: Tab) => tabs.splice(tabs.indexOf(tab), 1)

  return {
    chance,
    note,
    fail,
    tabs,
    ended,
    record: () => record,
    /** Whether everybody who is gone has said so. */
    told: () => chance.now() > believed,
    /** How long until it closes if nobody speaks; undefined if it is not closing. */
    closing: () => (due(record).reason === 'closed' ? due(record).at - record.at : undefined),
    open(bare: boolean) {
      const tab: Tab = { back: [] }
      tabs.push(tab)
      request()(tab, bare)
    },
    /** To another page of the app. `cause` where the browser cannot tell that it is one. */
    go(tab: Tab, bare: boolean, cause: LeaveCause | undefined, cached: boolean) {
      if (tab.loading) return
      tab.loading = true
      const show = request()
      chance.after(chance.between(0, chance.maybe(0.2) ? 3000 : 200), () => {
        if (!tab.loading) return unheard()
        tab.loading = false
        const { page } = tab
        if (page?.state() === 'loading') unheard()
        if (cause) page?.leave(cause)
        else page?.move()
        if (page && cached && page.state() === 'away') tab.back.push(page)
        show(tab, bare)
      })
    },
    back(tab: Tab, cause: LeaveCause | undefined) {
      const page = tab.loading ? undefined : tab.back.pop()
      if (!page) return
      if (tab.bare !== undefined || tab.page?.state() === 'loading') unheard()
      if (cause) tab.page?.leave(cause)
      else tab.page?.move()
      tab.page = page
      tab.bare = undefined
      page.restore()
    },
    /** The tab goes with its page. */
    close(tab: Tab, cause: LeaveCause) {
      if (tab.loading || tab.bare !== undefined || tab.page?.state() === 'loading') unheard()
      tab.loading = false
      tab.page?.leave(cause)
      shut(tab)
    },
    crash(tab: Tab) {
      unheard(VANISHED + LAG)
      tab.loading = false
      tab.page?.die()
      shut(tab)
    },
    setServer(by: number) {
      clock += by
      // What came before is not older than it looks until the clock is there again.
      unheard(-by + OVERTAKING)
      look()
    },
    setMachine: (by: number) => {
      machine += by
    },
  }
}

export type World = ReturnType<typeof createWorld>
