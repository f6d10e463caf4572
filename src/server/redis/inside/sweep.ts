import { due, settle } from '../../policy'
import type { Time } from './clock'
import { keys } from './keys'
import { keep, load } from './store'

function look(id: string, time: Time): void {
  const known = load(id, time)
  if (known === undefined || known.record.ended) {
    redis.call('ZREM', keys.due, id)
    return
  }
  const record = settle(known.record, time.now)
  if (record.ended) keep(id, { ...known, record }, time)
  else redis.call('ZADD', keys.due, due(record).at, id)
}

/** Ends what is due, up to so many. `[how many were looked at, how many ends wait for a handler]` */
export function sweep(time: Time, most: number): [number, number] {
  const range = ['0', time.now, 'BYSCORE', 'LIMIT', 0, most]
  const ids = redis.call('ZRANGE', keys.due, ...range) as string[]
  for (const id of ids) look(id, time)
  return [ids.length, redis.call('XLEN', keys.ended) as number]
}
