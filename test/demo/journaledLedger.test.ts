import type { LedgerState, SessionLedger } from 'lastcall/server'
import { beforeEach, expect, test } from 'vitest'
import { createJournal, type Journal, standingOf } from '../../demo/server/journal'
import { journaledLedger } from '../../demo/server/journaledLedger'
import { keyOf } from '../../demo/server/sessions'

const ID = 'a-session'
const KEY = keyOf(ID)
const LIVE: LedgerState = { state: 'live', expiresIn: 1_000, lifetimeIn: 9_000 }
const SIGN = { page: 'p', n: 1 }

let journal: Journal
let answer: LedgerState

/** A ledger that answers everything alike. */
const said = async () => answer
const quiet = { touch: said, alive: said, document: said, leave: said, peek: said, open: said }
const ledger = () => journaledLedger(quiet as unknown as SessionLedger, journal)
const lane = () => journal.log().sessions[0]
const kinds = () => lane()?.entries.map(({ kind }) => kind)

beforeEach(() => {
  answer = LIVE
  journal = createJournal()
  journal.meet({ key: KEY, name: 'Ada', startedAt: 0 }, standingOf(LIVE, 0)!)
})

test('heartbeats, leaves and signs of other pages are written down', async () => {
  await ledger().touch(ID, SIGN)
  await ledger().leave(ID, SIGN, { cause: 'close', age: 1, others: [] })
  await ledger().alive(ID, SIGN)
  expect(kinds()).toEqual(['heartbeat', 'leave', 'alive'])
})

test('a touch without a page is no heartbeat, and yet moves the deadline', async () => {
  const before = Date.now()
  await ledger().touch(ID)
  await ledger().document(ID)
  expect(kinds()).toEqual([])
  expect(lane()?.idleAt).toBeGreaterThanOrEqual(before + 1_000)
})

test('only to look changes nothing', async () => {
  await ledger().peek(ID)
  expect(lane()?.idleAt).toBe(1_000)
})

test('a session is seen to be closing, and to stay', async () => {
  answer = { ...LIVE, state: 'closing' }
  await ledger().leave(ID, SIGN, { cause: 'close', age: 1, others: [] })
  expect(lane()?.state).toBe('closing')
  answer = LIVE
  await ledger().alive(ID, SIGN)
  expect(lane()?.state).toBe('live')
})

test('of a session that is over nothing more is written', async () => {
  answer = { state: 'ended', reason: 'idle' }
  await ledger().touch(ID, SIGN)
  expect(kinds()).toEqual([])
})
