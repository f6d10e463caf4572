import { keys } from './keys'
import { preserve, release } from './store'

const GROUP = 'lastcall'
const AT_ONCE = 1000

type Entry = readonly [stream: string, fields: readonly string[]]
/** `[stream id, session, reason, at, delivery, event id where it is an old one]` */
type Claimed = readonly [string, string, string, string, number, string]

function read(fields: readonly string[]) {
  let [id, reason, at, event] = ['', '', '', '']
  for (let i = 0; i < fields.length; i += 2) {
    const value = fields[i + 1] as string
    if (fields[i] === 'id') id = value
    else if (fields[i] === 'reason') reason = value
    else if (fields[i] === 'at') at = value
    else event = value
  }
  return { id, reason, at, event }
}

/**
 * From the first end on, also those from before anybody asked: from now on they wait for as long as it
 * takes. So many at a time, from that one on. Where to go on, or nothing.
 */
export function enroll(from: string): string {
  redis.pcall('XGROUP', 'CREATE', keys.ended, GROUP, '0', 'MKSTREAM')
  const entries = redis.call('XRANGE', keys.ended, from, '+', 'COUNT', AT_ONCE) as Entry[]
  for (const [, fields] of entries) {
    const { id, at } = read(fields)
    preserve(id, tonumber(at))
  }
  const last = entries[AT_ONCE - 1]
  return last === undefined ? '' : `(${last[0]}`
}

function claimed([stream, fields]: Entry): Claimed {
  const { id, reason, at, event } = read(fields)
  const [pending] = redis.call('XPENDING', keys.ended, GROUP, stream, stream, 1) as [
    readonly [string, string, number, number] | undefined,
  ]
  // Whoever enrolled may have been cut off.
  preserve(id, tonumber(at))
  return [stream, id, reason, at, pending === undefined ? 1 : pending[3], event]
}

/** Ends that no node has claimed yet. */
function fresh(consumer: string, most: number): Entry[] {
  if (most < 1) return []
  const options = ['GROUP', GROUP, consumer, 'COUNT', most, 'STREAMS', keys.ended, '>']
  const found = redis.call('XREADGROUP', ...options) as [[string, Entry[]]] | false
  return found === false ? [] : found[0][1]
}

/** Ends whose node has died or whose time has come again, behind any number of those that wait. */
function owed(consumer: string, takeover: number, most: number): Entry[] {
  const found: Entry[] = []
  let cursor = '0-0'
  do {
    const options = [GROUP, consumer, takeover, cursor, 'COUNT', most - found.length]
    const [next, more] = redis.call('XAUTOCLAIM', keys.ended, ...options) as [string, Entry[]]
    found.push(...more)
    cursor = next
  } while (cursor !== '0-0' && found.length < most)
  return found
}

/** New ones only where nothing is owed. */
export function claim(consumer: string, takeover: number, most: number): Claimed[] {
  const again = owed(consumer, takeover, most)
  return [...again, ...fresh(consumer, most - again.length)].map((entry) => claimed(entry))
}

/** It is still being handled. */
export function hold(consumer: string, streams: readonly string[]): void {
  redis.call('XCLAIM', keys.ended, GROUP, consumer, 0, ...streams, 'JUSTID')
}

/** Anybody may claim it when it has been idle for so long. */
export function later(stream: string, consumer: string, idle: number): void {
  redis.call('XCLAIM', ...[keys.ended, GROUP, consumer, 0, stream, 'IDLE', idle, 'JUSTID'])
}

function drop(stream: string): void {
  redis.call('XACK', keys.ended, GROUP, stream)
  redis.call('XDEL', keys.ended, stream)
}

export function done(stream: string, id: string, endedAt: number): void {
  drop(stream)
  release(id, endedAt)
}

export function bury(stream: string, event: string, letter: string): void {
  redis.call('HSET', keys.dead, event, letter)
  drop(stream)
}

export const letters = () => redis.call('HGETALL', keys.dead)

export function revive(event: string): number {
  const letter = redis.call('HGET', keys.dead, event) as string | false
  if (letter === false) return 0
  const { id, reason, endedAt } = cjson.decode(letter) as {
    id: string
    reason: string
    endedAt: number
  }
  const fields = ['id', id, 'reason', reason, 'at', endedAt, 'event', event]
  redis.call('XADD', keys.ended, '*', ...fields)
  redis.call('HDEL', keys.dead, event)
  return 1
}

/** Nodes that are gone and owe nothing. One that owes is needed: what it owes is under its name. */
function forgetNodes(idle: number): void {
  const consumers = redis.call('XINFO', 'CONSUMERS', keys.ended, GROUP) as readonly [
    ...['name', string, 'pending', number, 'idle', number],
  ][]
  for (const [, name, , pending, , quiet] of consumers) {
    if (pending === 0 && quiet > idle) redis.call('XGROUP', 'DELCONSUMER', keys.ended, GROUP, name)
  }
}

/** Where nobody has ever asked for the ends, those of the last day wait. */
export function forget(now: number, age: number): void {
  if (redis.call('EXISTS', keys.ended) === 0) return
  const groups = redis.call('XINFO', 'GROUPS', keys.ended) as readonly unknown[]
  if (groups.length > 0) forgetNodes(age)
  else redis.call('XTRIM', keys.ended, 'MINID', now - age)
}
