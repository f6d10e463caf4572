import type { Check } from '../checks'
import type { Delivery } from './deliveries'
import type { Lived } from './load'
import type { Outage } from './outages'

/** Two processes on one machine read its clock in turn. */
const BLUR = 5
/** A farm sweeps each second, and nodes need a moment until they are connected again. */
const LATE = 5000

type Sessions = ReadonlyMap<string, readonly Delivery[]>

const list = (name: string, wrong: readonly string[]): Check => ({
  name,
  problem: wrong.length === 0 ? undefined : `${wrong.length}: ${wrong.slice(0, 5).join('; ')}`,
})

const begun = (deliveries: readonly Delivery[] = []) =>
  deliveries.filter(({ step }) => step === 'begun')

/** What every end has to be, whatever happened to nodes. */
export function judgeDeliveries(what: string, lived: readonly Lived[], sessions: Sessions) {
  const had = (step: Delivery['step']) =>
    lived.filter(({ id }) => !sessions.get(id)?.some((one) => one.step === step))
  const several = lived.filter(
    ({ id }) => new Set(sessions.get(id)?.map(({ eventId }) => eventId)).size > 1,
  )
  const other = lived.filter(({ id, reason }) =>
    sessions.get(id)?.some((one) => one.reason !== reason),
  )
  const twice = lived.reduce(
    (sum, { id }) => sum + Math.max(0, begun(sessions.get(id)).length - 1),
    0,
  )
  const unseen = lived.filter(({ id }) => (begun(sessions.get(id))[0]?.attempt ?? 1) > 1).length
  const ids = (some: readonly Lived[]) => some.map(({ id }) => id)
  return {
    twice,
    unseen,
    checks: [
      list(`${what}: each of ${lived.length} ends came to its handler's end`, ids(had('done'))),
      list(`${what}: no session has two events`, ids(several)),
      list(`${what}: each ended of its own reason`, ids(other)),
    ],
  }
}

/** No idle session ended before its time, where what Redis was away does not count, nor much after. */
export function judgeTimes(
  what: string,
  lived: readonly Lived[],
  sessions: Sessions,
  outages: readonly Outage[],
): Check {
  const wrong: string[] = []
  const gaps: number[] = []
  for (const { id, reason, idle, used } of lived) {
    const [one] = sessions.get(id) ?? []
    if (!one || reason !== 'idle') continue
    const away = (from: number) =>
      outages
        .filter((outage) => from <= outage.from && one.endedAt > outage.from)
        .map(({ from, to }) => to - from)
    const sum = (all: readonly number[]) => all.reduce((total, ms) => total + ms, 0)
    const least = used[0] + idle + sum(away(used[1]))
    const given = away(used[0])
    const most = used[1] + idle + sum(given) + given.length * LATE
    if (one.endedAt < least - BLUR) wrong.push(`${id} ${least - one.endedAt} ms early`)
    if (one.endedAt > most + BLUR) wrong.push(`${id} ${one.endedAt - most} ms late`)
    gaps.push(away(used[1]).length)
  }
  const spared = gaps.filter((count) => count > 0).length
  return list(
    `${what}: ${gaps.length} idle sessions ended at their time (${spared} with an outage in it)`,
    outages.length > 0 && spared === 0 ? ['no outage hit any', ...wrong] : wrong,
  )
}
