import { begin, due, GRACE, hear, settle } from '../../../src/server/policy'
import type { Rules, SessionRecord, Sign } from '../../../src/server/record'
import type { Chance } from './chance'
import type { Page } from './page'
import { LAG } from './storage'

const HOUR = 3_600_000
/** By then a page has spoken: it sees a mark, waits its turn, and is heard at the second attempt. */
const SPEAKS = 8000
export const OVERTAKING = 10_000
/** The ages of pages are not exact. */
const BLUR = 200

export interface Tab {
  page?: Page | undefined
  /** A page of the app without the client on it: when its document was answered. */
  bare?: number | undefined
  loading?: boolean
  readonly back: Page[]
}

/** What reaches the server, and when by its clock. */
export interface Heard {
  readonly at: number
  readonly sign: Sign
}

/** The ledger's side, which fails as soon as it ends what it must not end. */
export function createServer(chance: Chance, tabs: readonly Tab[], noted: boolean) {
  const rules: Rules = { idleTimeout: 100 * HOUR, grace: GRACE }
  const leaves: { at: number; began: number }[] = []
  const sent: number[] = []
  const heard: Heard[] = []
  const tale: string[] = []
  let clock = HOUR
  let record: SessionRecord = begin(clock, rules)

  const time = () => chance.now() + clock
  const note = (what: string) => tale.push(`${(chance.now() / 1000).toFixed(2)} ${what}`)
  const fail = (what: string) => {
    throw new Error([what, ...tale].join('\n  '))
  }

  const speaks = ({ page }: Tab) => page?.state() === 'open' && chance.now() - page.awake() > SPEAKS
  /** It answered every page that left before, and those that left later knew that it is frozen. */
  const frozen = ({ page }: Tab) => {
    if (page?.state() !== 'frozen' || page.frozen() - page.awake() < SPEAKS) return false
    return sent.every((at) => at < page.frozen() - SPEAKS || at > page.frozen() + LAG)
  }
  /** It has no client, and all who left did so for it. */
  const follows = ({ bare }: Tab) =>
    noted &&
    bare !== undefined &&
    leaves.every(({ at, began }) => at < bare + OVERTAKING && began + BLUR < bare)

  const check = () => {
    if (record.ended?.reason !== 'closed') return
    if (tabs.some(speaks)) fail('ended although a page is open and can speak')
    if (tabs.some(frozen)) fail('ended although a page is known to be frozen')
    if (tabs.some(follows)) fail('ended although its last page is open')
  }
  const look = () => {
    if (record.ended) return
    record = settle(record, time())
    check()
    if (record.closing !== undefined) chance.after(Math.max(1, record.closing - time()), look)
  }

  return {
    note,
    fail,
    time,
    ended: () => record.ended !== undefined,
    /** How long until it closes if nobody speaks; undefined if it is not closing. */
    closing: () => (due(record).reason === 'closed' ? due(record).at - record.at : undefined),
    /** Also what came after the end. */
    heard: heard as readonly Heard[],
    take(sign: Sign) {
      heard.push({ at: time(), sign })
      if (record.ended) return
      record = hear(record, sign, time(), rules)
      note(`heard ${JSON.stringify(sign)} → ${JSON.stringify(due(record))}`)
      if (sign.event === 'leave') leaves.push({ at: time(), began: time() - sign.age })
      look()
    },
    /** A leave is on its way. */
    sent: () => void sent.push(chance.now()),
    set(by: number) {
      clock += by
      look()
    },
  }
}
