import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from './browser.ts'
import type { Case } from './cases.ts'
import type { Log } from './site/log.ts'
import type { Site } from './site/serve.ts'
import type { World } from './site/world.ts'
import type { Walk } from './walk.ts'
import { createWalk } from './walker.ts'

/** No case takes as long as this that has not gone wrong. */
const LIMIT = 60_000

/** A case that was run. What came of it is judged when everything that may arrive has arrived. */
export interface Ran {
  readonly one: Case
  readonly world: World
  readonly ms: number
  readonly problem: string | undefined
}

export interface Runner {
  run(one: Case): Promise<Ran>
}

/** Runs the cases of one browser, which stays open with one tab of the other site. */
export function createRunner(browser: Browser, site: Site, results: string): Runner {
  const holder = site.holder(browser.engine)
  let ready = false

  const start = async () => {
    const since = holder.log.entries.length
    await browser.restart(holder.url)
    const shown = await holder.log.until(({ n, what }) => n > since && what === 'loaded', 60_000)
    if (!shown) throw new Error(`${browser.engine} did not open its first page`)
    ready = true
  }

  const course = async (walk: Walk, world: World, { row }: Case) => {
    const { page = 'app' } = row
    if (row.alone) {
      ready = false
      await browser.restart(walk.app('app'))
      await walk.loads('app')
    } else {
      if (!ready || !browser.running()) await start()
      if (page) await walk.open(walk.app(page))
    }
    await row.act?.(walk)
    await quiet(site, world)
    walk.mark('leave')
    await (row.leave?.(walk) ?? walk.closeTab())
  }

  return {
    async run(one) {
      const world = site.addWorld(one.id, one.subject, { ...one.options }, one.row.full)
      const walk = createWalk(browser, site, world, holder.log as Log)
      const began = performance.now()
      let problem: string | undefined
      try {
        await within(LIMIT, course(walk, world, one))
      } catch (error) {
        problem = error instanceof Error ? error.message : String(error)
        await browser.picture(join(results, `${one.id}.png`)).catch(() => {})
        // Nobody knows what is open now.
        ready = false
      }
      return { one, world, ms: Math.round(performance.now() - began), problem }
    },
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const stopped = new AbortController()
  const late = sleep(ms, undefined, { signal: stopped.signal }).then(() => {
    throw new Error(`was still under way after ${ms / 1000} s`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    stopped.abort()
    late.catch(() => {})
  }
}

/**
 * A session that is about to end by something done before the person leaves would seem to end by
 * the leaving. So its grace is waited for: in vain, where the next page has said that it is there.
 */
async function quiet({ ledger }: Site, { id, subject }: World): Promise<void> {
  if (subject !== 'two-phase') return
  while ((await ledger.peek(id)).state === 'closing') await sleep(20)
}
