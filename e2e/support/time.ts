import type { Page } from '@playwright/test'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND

const START = Date.UTC(2030, 0, 1)

/** Stops the page's clock: from here on only the test moves it. Before the page is opened. */
export const holdTime = async ({ clock }: Pick<Page, 'clock'>): Promise<void> => {
  await clock.install({ time: START })
  await clock.pauseAt(START + SECOND)
}

/** Lets time go by, with every timer at its moment. */
export const pass = (page: Page, ms: number): Promise<void> => page.clock.runFor(ms)

/** Lets time go by as during sleep: late timers fire once, afterwards. */
export const sleep = (page: Page, ms: number): Promise<void> => page.clock.fastForward(ms)

/** Sets the computer's clock, ahead or back: no time goes by for that, and no timer runs. */
export const setWallClock = async (page: Page, ms: number): Promise<void> =>
  page.clock.setSystemTime((await page.evaluate(() => Date.now())) + ms)
