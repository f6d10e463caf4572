import { flat } from '../flat'
import type { SessionEnded } from '../ledger'
import { begin, settle } from '../policy'
import type { EndReason, Rules, SessionRecord } from '../record'
import { createAgenda, type Dated, dueAt } from './agenda'
import { createAlarm } from './alarm'
import { lay, type Resting, rest, wake } from './rest'

/** What was: ended, or replaced by another id. */
export interface Tomb extends Dated {
  readonly id: string
  readonly reason: EndReason | undefined
  /** The end that it is of: an id may have had another before. */
  readonly eventId: string | undefined
  at: number
  /** For so long it is remembered. */
  wait: number
}

export type Item = Resting | Tomb
export type Ended = SessionRecord['ended'] & {}

/** What an end is known by. */
type Named = Pick<SessionEnded, 'id' | 'eventId'>

interface Hooks {
  readonly now: () => number
  /** How long it is remembered that a session has ended. */
  readonly keep: number
  readonly ended: (id: string, end: Ended, eventId: string) => void
  readonly swept: () => void
}

/** What is done in one turn of the event loop, so that requests get through. */
const MOST = 1000

export const isTomb = (item: Item): item is Tomb => 'reason' in item

/** All sessions, and when each of them is due. Says of each end once. */
export function createSessions({ now, keep, ended, swept }: Hooks) {
  const items = new Map<string, Item>()
  const agenda = createAgenda<Item>()
  const alarm = createAlarm(now, () => void sweep())

  const put = <T extends Item>(item: T): T => {
    const before = items.get(item.id)
    if (before) agenda.remove(before)
    items.set(item.id, item)
    agenda.add(item)
    alarm.by(dueAt(item))
    return item
  }
  const nameOf = (id: string) => items.get(id)?.id ?? flat(id)
  const bury = (id: string, at: number, reason?: EndReason, eventId?: string): Tomb =>
    put({ id, at, wait: keep, place: 0, reason, eventId })
  const tombOf = ({ id, eventId }: Named): Tomb | undefined => {
    const item = items.get(id)
    return item && isTomb(item) && item.eventId === eventId ? item : undefined
  }
  const remember = (tomb: Tomb, wait: number) => {
    tomb.at = now()
    tomb.wait = wait
    agenda.moved(tomb)
    alarm.by(dueAt(tomb))
  }

  /** The one place where a session ends, once: its tomb replaces it. */
  const finish = ({ id }: Resting, end: Ended): Tomb => {
    // Node builds it of twenty pieces, and would keep them all.
    const eventId = flat(crypto.randomUUID())
    const tomb = bury(id, end.at, end.reason, eventId)
    ended(id, end, eventId)
    return tomb
  }

  /** Its time has come: it ends, or is forgotten. */
  const expire = (item: Item, at: number): Item | undefined => {
    if (!isTomb(item)) {
      const end = settle(wake(item), at).ended
      return end ? finish(item, end) : item
    }
    items.delete(item.id)
    agenda.remove(item)
    return
  }

  function sweep(): boolean {
    const at = now()
    let first = agenda.first()
    for (let count = 0; first && at >= dueAt(first) && count < MOST; count++) {
      expire(first, at)
      first = agenda.first()
    }
    swept()
    if (first) alarm.by(dueAt(first))
    return first !== undefined && at >= dueAt(first)
  }

  return {
    finish,
    /** Ends what is due, as far as one turn allows. Whether there is more. */
    sweep,
    /** No timer is needed for an answer to be right: whoever looks settles. */
    look(id: string, at: number): Item | undefined {
      const item = items.get(id)
      if (!item || at < dueAt(item)) return item
      const left = expire(item, at)
      return left && at >= dueAt(left) ? expire(left, at) : left
    },
    start: (id: string, at: number, rules: Rules, lifetime: number | undefined): Resting =>
      put(lay(nameOf(id), rules, begin(at, rules, lifetime))),
    change(session: Resting, record: SessionRecord) {
      rest(session, record)
      agenda.moved(session)
      alarm.by(dueAt(session))
    },
    /** The old id stays known as one that is no more: a late request by it must not open a ghost. */
    rename(session: Resting, id: string, at: number) {
      put(lay(nameOf(id), session.rules, wake(session)))
      bury(session.id, at)
    },
    /** This end is remembered until `release`: what the application still has must not open the session. */
    preserve(event: Named) {
      const tomb = tombOf(event)
      if (tomb) remember(tomb, Infinity)
    },
    /** From now on it is remembered as long as any other. */
    release(event: Named) {
      const tomb = tombOf(event)
      if (tomb?.wait === Infinity) remember(tomb, keep)
    },
    clear() {
      alarm.stop()
      items.clear()
      agenda.clear()
    },
  }
}
