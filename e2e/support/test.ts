import { test as base } from '@playwright/test'
import type {} from 'lastcall/auto'
import { startDemo } from '../../demo/server/start'
import { freePort } from '../server/listen'
import { type Sites, startSites } from '../server/start'
import { type App, createAppFor } from './app'
import { SECOND } from './time'

type Demo = Awaited<ReturnType<typeof startDemo>>

export const test = base.extend<{ app: App }, { sites: Sites; demo: Demo }>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures off the pattern.
    async ({}, use) => {
      const sites = await startSites()
      await use(sites)
      await sites.close()
    },
    { scope: 'worker' },
  ],
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      // So short that the warning, which lasts 20 seconds, opens soon after a page is loaded.
      const timing = { idle: 27 * SECOND, grace: SECOND, slow: SECOND / 2 }
      const [port, otherPort] = [await freePort(), await freePort()]
      const demo = await startDemo({ port, otherPort, timing })
      await use(demo)
      await demo.close()
    },
    { scope: 'worker' },
  ],
  app: async ({ sites }, use) => {
    const world = sites.addWorld()
    await use(createAppFor(sites, world))
    world.end()
  },
})

export { expect } from '@playwright/test'
