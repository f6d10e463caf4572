import { begin, end, hear, settle } from '../../policy'
import type { EndReason, Rules, SessionRecord, Sign } from '../../record'
import type { Time } from './clock'
import type { Packed } from './packed'
import { idleTimeoutOf, pack, unpack } from './packed'
import { bury, type Kept, keep, load, rulesOf } from './store'
import { shift } from './times'

export interface Farm {
  readonly rules: Rules & { readonly lifetime?: number }
  readonly time: Time
}

/** For the node: `[state, expiresIn, lifetimeIn, reason, whether it has ended just now]`. */
type Answer = readonly [string, number, number, string, number]

const UNKNOWN: Answer = ['unknown', 0, 0, '', 0]
const FOREVER = -1

function answer(
  { ended, closing, idleEnd, lifetimeEnd }: SessionRecord,
  now: number,
  ends: boolean,
): Answer {
  if (ended) {
    // Replaced by another id, of which the old one knows nothing.
    if ((ended.reason as string) === 'rotated') return UNKNOWN
    return ['ended', 0, 0, ended.reason, ends ? 1 : 0]
  }
  const lifetimeIn = lifetimeEnd === undefined ? FOREVER : lifetimeEnd - now
  return [closing === undefined ? 'live' : 'closing', idleEnd - now, lifetimeIn, '', 0]
}

/** Writes a session that was not over before, and says what it is. */
function kept(id: string, before: Kept, record: SessionRecord, time: Time): Answer {
  if (before.record.ended) return answer(before.record, time.now, false)
  keep(id, { ...before, record }, time)
  return answer(record, time.now, record.ended !== undefined)
}

function born({ rules, time }: Farm): Kept {
  const { idleTimeout, lifetime } = rules
  return { record: begin(time.now, rules, lifetime), idleTimeout }
}

/** Over whatever was there: a login is a beginning. What had ended before by the clock is told. */
export function open(farm: Farm, id: string): Answer {
  peek(farm, id)
  const begun = born(farm)
  return kept(id, begun, begun.record, farm.time)
}

export function take(farm: Farm, id: string, sign: Sign, opens: boolean): Answer {
  const known = load(id, farm.time)
  if (known === undefined && !opens) return UNKNOWN
  const before = known ?? born(farm)
  const record = hear(before.record, sign, farm.time.now, rulesOf(before, farm.rules))
  return kept(id, before, record, farm.time)
}

export function peek({ time }: Farm, id: string): Answer {
  const known = load(id, time)
  if (known === undefined) return UNKNOWN
  const record = settle(known.record, time.now)
  // What has not ended is as it was.
  return record.ended ? kept(id, known, record, time) : answer(record, time.now, false)
}

/** 1 for the caller that ended it. 2 where its time had come before: then its own reason stands. */
export function finish({ time }: Farm, id: string, reason: EndReason): number {
  const known = load(id, time)
  if (known === undefined || known.record.ended) return 0
  const due = settle(known.record, time.now)
  keep(id, { ...known, record: end(due, reason, time.now) }, time)
  return due.ended ? 2 : 1
}

/** Its record, by a clock that starts now, to go on by another id; or nothing. */
export function copyOf(farm: Farm, id: string): string | undefined {
  const [state] = peek(farm, id)
  const known = load(id, farm.time)
  if (known === undefined || (state !== 'live' && state !== 'closing')) return
  const record = shift(known.record, -farm.time.now)
  // Not packed: on its way through the node it is a text.
  return cjson.encode(pack(record, known.idleTimeout, 0))
}

/** @param text what it is to go on as; empty where the old id is unknown or over */
export function enterId(farm: Farm, id: string, text: string): void {
  const { time } = farm
  const [state] = peek(farm, id)
  if (text === '') {
    // The same rotation may be asked for twice: what it has moved stays.
    if (state !== 'live' && state !== 'closing') open(farm, id)
    return
  }
  const packed = cjson.decode(text) as Packed
  const record = shift(unpack(packed, 0), time.now)
  keep(id, { record, idleTimeout: idleTimeoutOf(packed) }, time)
}

/** Its session goes on by another id. */
export function leaveId({ time }: Farm, id: string): void {
  const known = load(id, time)
  if (known === undefined || known.record.ended) return
  const ended = { reason: 'rotated' as EndReason, at: time.now }
  bury(id, { ...known, record: { ...known.record, pages: [], ended } }, time)
}
