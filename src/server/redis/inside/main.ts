import type { EndReason, Sign } from '../../record'
import { clockOf, readTime } from './clock'
import { bury, claim, done, enroll, forget, hold, later, letters, revive } from './ended'
import './redis'
import { copyOf, enterId, type Farm, finish, leaveId, open, peek, take } from './session'
import { sweep } from './sweep'

const [op, given, rules, ...args] = ARGV as [string, string, string, ...string[]]
const text = (place: number) => args[place] as string
const number = (place: number) => tonumber(args[place])

function farm(): Farm {
  return { rules: cjson.decode(rules) as Farm['rules'], time: readTime(given, false) }
}

/** What a node may ask for. The arguments after the clock and the rules are in order. */
const OPS: Record<string, () => unknown> = {
  open: () => open(farm(), text(0)),
  hear: () => take(farm(), text(0), cjson.decode(text(1)) as Sign, text(2) === 'open'),
  peek: () => peek(farm(), text(0)),
  end: () => finish(farm(), text(0), text(1) as EndReason),
  copyOf: () => copyOf(farm(), text(0)),
  leaveId: () => leaveId(farm(), text(0)),
  enterId: () => enterId(farm(), text(0), text(1)),

  sweep: () => sweep(readTime(given, true), number(0)),

  enroll: () => enroll(text(0)),
  claim: () => claim(text(0), number(1), number(2)),
  hold: () => hold(text(0), args.slice(1)),
  later: () => later(text(0), text(1), number(2)),
  done: () => done(text(0), text(1), number(2)),
  bury: () => bury(text(0), text(1), text(2)),
  letters,
  revive: () => revive(text(0)),
  forget: () => forget(clockOf(given), number(0)),
}

/** What the script returns. */
export const answer = () => OPS[op]?.()
