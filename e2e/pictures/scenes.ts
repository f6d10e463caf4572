import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { App } from '../support/app'
import { dialogOf, PROBLEM } from '../support/dialog'
import { MINUTE, pass, SECOND, sleep } from '../support/time'
import { openQuietPage, openWarning } from '../support/warning'

type Options = Record<string, string>

/** Brings a page to where this can be seen. Some options may be given on top of its own. */
export type Scene = (app: App, page: Page, options?: Options) => Promise<unknown>

const LIVE = { json: { state: 'live', expires_in: 300 } }

const warning: Scene = (app, page, options) =>
  openWarning(app, page, options, options?.messages ? 'full' : 'tag')

const lifetimeWarning: Scene = (app, page, options) =>
  warning(app, page, { ...options, lifetime: '5m' })

const failedStay: Scene = async (app, page, options) => {
  app.answer('keep-alive', { status: 500 })
  const { stay, problem } = await openWarning(app, page, options)
  await stay.press('Enter')
  await expect(problem).toHaveText(PROBLEM)
}

const pendingStay: Scene = async (app, page, options) => {
  app.answer('keep-alive', { after: 'never' })
  const { stay, problem } = await openWarning(app, page, options)
  await stay.press('Enter')
  await expect(problem).toHaveText('One moment, please.')
}

/** Back after an hour of sleep: the server is asked, which answers as was set. */
const ask = async (app: App, page: Page, options?: Options) => {
  await openQuietPage(app, page, { 'status-url': 'status', ...options })
  await app.hears('status')
  await app.mark(page)
  await sleep(page, 60 * MINUTE)
  await app.hears('status', 2)
  await dialogOf(page).curtain.waitFor()
}

const checking: Scene = async (app, page, options) => {
  app.answer('status', LIVE, { after: 'never' })
  await ask(app, page, options)
  await expect(dialogOf(page).dialog).toHaveAccessibleName(/^Checking/)
  await expect(dialogOf(page).problem).toHaveCount(0)
}

const failedCheck: Scene = async (app, page, options) => {
  app.answer('status', LIVE, { status: 500 })
  await ask(app, page, options)
  await expect(dialogOf(page).problem).toHaveText(PROBLEM)
}

const failedSignOut: Scene = async (app, page, options) => {
  app.answer('end', { status: 500 })
  const { signOut, problem } = await openWarning(app, page, options)
  await signOut.press('Enter')
  await expect(problem).toHaveText(PROBLEM)
}

const expire = async (page: Page) => {
  await pass(page, 5 * MINUTE + SECOND)
  await expect(dialogOf(page).dialog).toHaveAccessibleName('Your session has ended.')
}

const expired: Scene = async (app, page, options) => {
  await openQuietPage(app, page, options)
  await expire(page)
}

const expiredOffline: Scene = async (app, page, options) => {
  await openQuietPage(app, page, { 'expired-url': 'gone', ...options })
  await page.context().setOffline(true)
  await expire(page)
  await expect(dialogOf(page).dialog).toContainText('You are offline.')
}

const signedOut: Scene = async (app, page, options) => {
  const { signOut, dialog } = await openWarning(app, page, options)
  await signOut.press('Enter')
  await expect(dialog).toHaveAccessibleName('You are signed out.')
}

/** All that the dialog and the curtain can show. */
export const SCENES = {
  warning,
  'warning, stay failed': failedStay,
  'warning, stay pending': pendingStay,
  'lifetime warning': lifetimeWarning,
  checking,
  'checking failed': failedCheck,
  'signing out failed': failedSignOut,
  expired,
  'expired offline': expiredOffline,
  'signed out': signedOut,
} satisfies Record<string, Scene>
