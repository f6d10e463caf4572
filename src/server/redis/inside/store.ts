import { due } from '../../policy'
import type { Rules, SessionRecord } from '../../record'
import type { Time } from './clock'
import { keys } from './keys'
import { idleTimeoutOf, type Packed, pack, unpack } from './packed'

const HOUR = 3_600_000
const TOMBSTONE = 24 * HOUR
/**
 * An end by the lifetime does not wait for a Redis that is away, and may so come before that of the
 * idle time. After one that was away for longer it is noticed later: a second entry for each session
 * would be a third of what that takes.
 */
const OUTAGE = HOUR

export interface Kept {
  readonly record: SessionRecord
  readonly idleTimeout: number
}

export function load(id: string, { lost }: Time): Kept | undefined {
  const text = redis.call('GET', keys.session(id)) as string | false
  if (text === false) return
  const packed = cmsgpack.unpack(text) as Packed
  return { record: unpack(packed, lost), idleTimeout: idleTimeoutOf(packed) }
}

/** How the rules of a session differ from the ledger's. */
export const rulesOf = (kept: Kept, { grace }: Rules): Rules => ({
  idleTimeout: kept.idleTimeout,
  grace,
})

const textOf = ({ record, idleTimeout }: Kept, lost: number) =>
  cmsgpack.pack(pack(record, idleTimeout, lost))

/** Says when a sweep has to look at it. */
export function file(id: string, record: SessionRecord, { lost }: Time): void {
  redis.call('ZADD', keys.due, due(record).at, id)
  const { lifetimeEnd, idleEnd } = record
  const isNear = lifetimeEnd !== undefined && lifetimeEnd - idleEnd < OUTAGE
  if (isNear) redis.call('ZADD', keys.lifetimes, lifetimeEnd + lost, id)
  else redis.call('ZREM', keys.lifetimes, id)
}

/** No sweep has to look at it. */
export function strike(id: string): void {
  redis.call('ZREM', keys.due, id)
  redis.call('ZREM', keys.lifetimes, id)
}

/** Leaves a tombstone. */
export function bury(id: string, kept: Kept, { lost }: Time): void {
  redis.call('SET', keys.session(id), textOf(kept, lost), 'PX', TOMBSTONE)
  strike(id)
}

/** Whether its last end is the one from then, by the real clock. */
const isTombOf = (id: string, endedAt: number) =>
  load(id, { now: 0, lost: 0 })?.record.ended?.at === endedAt

/** This end is remembered until `release`: what the application still has must not open the session. */
export function preserve(id: string, endedAt: number): void {
  if (isTombOf(id, endedAt)) redis.call('PERSIST', keys.session(id))
}

/** From now on it is remembered as long as any other. */
export function release(id: string, endedAt: number): void {
  if (isTombOf(id, endedAt)) redis.call('PEXPIRE', keys.session(id), TOMBSTONE)
}

/** Whether there is somebody who is told of ends. */
const isHeard = () => (redis.call('XINFO', 'GROUPS', keys.ended) as unknown[]).length > 0

/**
 * Writes what has become of a session that lived. An end and its event are one step, so that each
 * end has exactly one, whoever notices it.
 */
export function keep(id: string, kept: Kept, time: Time): void {
  const { ended } = kept.record
  if (ended) {
    bury(id, kept, time)
    const at = ended.at + time.lost
    redis.call('XADD', keys.ended, '*', 'id', id, 'reason', ended.reason, 'at', at)
    if (isHeard()) redis.call('PERSIST', keys.session(id))
  } else {
    redis.call('SET', keys.session(id), textOf(kept, time.lost))
    file(id, kept.record, time)
  }
}
