import type { SessionLedger } from 'lastcall/server'

const AT_ONCE = 2000

const name = (prefix: string, count: number, length: number) =>
  prefix + String(count).padStart(length - prefix.length, '0')

/** As long as ids of sessions are. */
export const sessionName = (prefix: string, count: number) => name(prefix, count, 32)
/** As long as ids of pages are. */
export const pageName = (count: number) => name('p', count, 22)

/** Does it for each number, many at once, and not all. */
export async function each(most: number, act: (count: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < most; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, most - from)
    await Promise.all(Array.from({ length: size }, (_, place) => act(from + place)))
  }
}

/** Sessions as they are on a usual day: one page, which was answered and has sent a heartbeat. */
export const fill = (ledger: SessionLedger, most: number) =>
  each(most, async (count) => {
    const id = sessionName('s', count)
    await ledger.document(id)
    await ledger.touch(id, { page: pageName(count), n: 1 })
  })
