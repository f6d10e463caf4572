import { setTimeout as sleep } from 'node:timers/promises'
import type { EndReason } from '../../../src/server/record'
import type { Nodes } from './nodes'

const AT_ONCE = 40

/** A session that is going to end, and why. Times by the clock that Redis has, too. */
export interface Lived {
  readonly id: string
  readonly reason: EndReason
  readonly idle: number
  /** It began, or was last used, after the first and before the second. */
  readonly used: readonly [after: number, before: number]
}

const IDLE = 20 * 60_000

const WAYS: readonly ((nodes: Nodes, id: string) => Promise<Omit<Lived, 'id'>>)[] = [
  async (nodes, id) => {
    const idle = 1000 + Math.floor(Math.random() * 7000)
    const after = Date.now()
    await nodes.ask('open', id, idle)
    return { reason: 'idle', idle, used: [after, Date.now()] }
  },
  async (nodes, id) => {
    const after = Date.now()
    await nodes.ask('open', id)
    await nodes.ask('leave', id)
    return { reason: 'closed', idle: IDLE, used: [after, Date.now()] }
  },
  async (nodes, id) => {
    const after = Date.now()
    await nodes.ask('open', id)
    await nodes.ask('end', id)
    return { reason: 'logout', idle: IDLE, used: [after, Date.now()] }
  },
]

/** So many sessions, spread over that time. */
export async function live(nodes: Nodes, name: string, count: number, ms: number) {
  const lived: Lived[] = []
  const began = performance.now()
  let next = 0
  const lane = async () => {
    while (next < count) {
      const n = next++
      const id = `${name}${n}`
      await sleep(Math.max(0, began + (ms * n) / count - performance.now()))
      lived.push({ id, ...(await WAYS[n % WAYS.length]!(nodes, id)) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return lived
}

/** Sessions that are used all the while, and must not end before `stop`. */
export function keep(nodes: Nodes, name: string, count: number, idle: number) {
  const ids = Array.from({ length: count }, (_, n) => `${name}${n}`)
  const lost: string[] = []
  let using = true
  const one = async (id: string) => {
    await nodes.ask('open', id, idle)
    while (using) {
      await sleep(idle / 5)
      const state = await nodes.ask('touch', id)
      if (typeof state === 'object' && state.state === 'ended') {
        lost.push(`${id}: ${state.reason}`)
        return
      }
    }
    await nodes.ask('end', id)
  }
  const all = Promise.all(ids.map(one))
  return {
    async stop() {
      using = false
      await all
      return { ids, lost }
    },
  }
}
