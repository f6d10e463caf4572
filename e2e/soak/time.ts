import type { BrowserContext } from '@playwright/test'
import { SECOND } from '../support/time.ts'
import type {} from './in-page/instruments.ts'

/**
 * Within a step each tab runs by itself. So long one waits for the word of another before it beats in
 * its place: with no longer steps what is said in one is heard before anybody acts without it.
 */
const STEP = 5 * SECOND
/**
 * The end by itself, in ms: what falls due just then, as a beat after an interval, is heard by tabs
 * that are no further behind than this.
 */
const LAST = 1

/** The clock of all tabs, which only this moves. It stands still while an answer is on its way. */
export const createTime = (context: BrowserContext) => {
  let elapsed = 0
  const settle = () =>
    Promise.all(context.pages().map((page) => page.evaluate(() => window.instruments.settled())))

  return {
    elapsed: () => elapsed,
    async pass(ms: number) {
      const end = elapsed + ms
      while (elapsed < end) {
        const step = Math.min(STEP, end - elapsed - LAST) || LAST
        await settle()
        elapsed += step
        await context.clock.runFor(step)
      }
      await settle()
    },
  }
}

export type Time = ReturnType<typeof createTime>
