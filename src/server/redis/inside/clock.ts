import { keys } from './keys'

/** A farm sweeps each second: longer than this without it, Redis was away, or all nodes were. */
const AWAY = 5000

/** Redis's own clock in ms. */
function realTime(): number {
  const [seconds, micros] = redis.call('TIME') as [string, string]
  return tonumber(seconds) * 1000 + Math.floor(tonumber(micros) / 1000)
}

/** @param given a test's own clock, or empty */
export const clockOf = (given: string): number => (given === '' ? realTime() : tonumber(given))

export interface Time {
  /** The ledger's time: that of Redis without the times when it could not be reached. */
  readonly now: number
  /** How long those were together, in ms. */
  readonly lost: number
}

/**
 * Nobody can be heard while Redis is away, so nothing ends of it: the time in which no node swept
 * does not count. Neither does a clock that was set, either way.
 *
 * @param given a test's own clock, or empty
 * @param sweeps whether this call is a sweep. Where none ever is, nothing can be told from silence.
 */
export function readTime(given: string, sweeps: boolean): Time {
  const real = clockOf(given)
  const [lostText, sweptText] = redis.call('HMGET', keys.clock, 'lost', 'swept') as (
    | string
    | false
  )[]
  const before = lostText ? tonumber(lostText) : 0
  const gap = sweptText ? real - tonumber(sweptText) : 0
  const away = Math.abs(gap) > AWAY
  const lost = away ? before + gap : before
  if (away) redis.call('HSET', keys.clock, 'lost', lost)
  if (sweeps) redis.call('HSET', keys.clock, 'swept', real)
  else if (away) redis.call('HDEL', keys.clock, 'swept')
  return { now: real - lost, lost }
}
