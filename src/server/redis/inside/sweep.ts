import { settle } from '../../policy'
import type { Time } from './clock'
import { keys } from './keys'
import { file, keep, load, strike } from './store'

function look(id: string, time: Time): void {
  const known = load(id, time)
  const record = known && settle(known.record, time.now)
  if (known && record?.ended && !known.record.ended) {
    keep(id, { ...known, record }, time)
    return
  }
  // It is over, or was begun anew since, perhaps without a lifetime.
  strike(id)
  if (record && !record.ended) file(id, record, time)
}

const until = (key: string, time: number, most: number) =>
  redis.call('ZRANGE', key, '-inf', time, 'BYSCORE', 'LIMIT', 0, most) as string[]

/** Ends what is due, up to so many. `[how many were looked at, how many ends wait for a handler]` */
export function sweep(time: Time, most: number): [number, number] {
  const due = until(keys.due, time.now, most)
  for (const id of due) look(id, time)
  const old = until(keys.lifetimes, time.now + time.lost, most - due.length)
  for (const id of old) look(id, time)
  return [due.length + old.length, redis.call('XLEN', keys.ended) as number]
}
