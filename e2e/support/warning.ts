import type { Page } from '@playwright/test'
import type { Way } from '../server/world'
import type { App } from './app'
import { dialogOf } from './dialog'
import { holdTime, MINUTE, pass } from './time'

const OPTIONS = {
  'end-url': 'end',
  'keep-alive-url': 'keep-alive',
  'idle-timeout': '5m',
  warning: '1m',
}

/** Opens a page on which time stands still, and which will warn after four minutes. */
export const openQuietPage = async (
  app: App,
  page: Page,
  more: Record<string, string> = {},
  way?: Way,
) => {
  app.use({ ...OPTIONS, ...more }, way)
  await holdTime(page)
  await app.open(page)
}

/** The same, four minutes later. The person was in the field for a name. */
export const openWarning = async (
  app: App,
  page: Page,
  more: Record<string, string> = {},
  way?: Way,
) => {
  await openQuietPage(app, page, more, way)
  await page.locator('#name').focus()
  await pass(page, 4 * MINUTE)
  const parts = dialogOf(page)
  await parts.dialog.waitFor()
  return parts
}
