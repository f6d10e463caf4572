import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import type { Sites } from '../server/start'
import { type App, createAppFor } from '../support/app'
import { settledLook } from '../support/dialog'

export const inProject = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Where pictures are taken: pages of the same server that the tests visit. */
export const createStudio = (sites: Sites, browser: Browser) => ({
  browser,
  /** Opens a window and a corner of the app of its own, and closes both afterwards. */
  async visit(options: BrowserContextOptions, act: (app: App, page: Page) => Promise<unknown>) {
    const world = sites.addWorld()
    const context = await browser.newContext(options)
    try {
      await act(createAppFor(sites, world), await context.newPage())
    } finally {
      world.end()
      await context.close()
    }
  },
})

export type Studio = ReturnType<typeof createStudio>

/** A picture of what can be seen in the window now, at a path inside the project. */
export const shoot = async (
  page: Page,
  path: string,
  media?: Parameters<Page['emulateMedia']>[0],
): Promise<void> => {
  const file = inProject(path)
  mkdirSync(dirname(file), { recursive: true })
  await settledLook(page)
  if (media) await page.emulateMedia(media)
  await page.screenshot({ path: file })
}
