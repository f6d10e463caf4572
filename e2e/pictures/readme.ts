import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startDemo } from '../../demo/server/start'
import { demoTiming } from '../../demo/server/timing'
import { freePort } from '../server/listen'
import { dialogOf } from '../support/dialog'
import { SECOND } from '../support/time'
import { inProject, type Studio, shoot } from './studio'

const PICTURES = join('docs', 'pictures')
const TIMING = { ...demoTiming, idle: 35 * SECOND, warning: 20 * SECOND }

const openWindow = async ({ browser }: Studio, width: number, height: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light' })
  return context.newPage()
}

const signIn = async (studio: Studio, origin: string, name: string): Promise<Page> => {
  const page = await openWindow(studio, 1040, 640)
  await page.goto(origin)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/accounts')
  return page
}

/** Of three visitors to the demo one leaves, one stays, one walks away. */
const visitDemo = async (studio: Studio, origin: string): Promise<void> => {
  const enter = (name: string) => signIn(studio, origin, name)
  // One after the other: the inspector shows them in this order, the last one at the top.
  const [walksAway, leaves, stays] = [await enter('Ada'), await enter('Sam'), await enter('Noor')]

  await leaves.click('a[href="/payments"]')
  await leaves.reload()
  await leaves.close({ runBeforeUnload: true })

  await dialogOf(stays).dialog.waitFor()
  await shoot(stays, join(PICTURES, 'dialog.png'))
  await dialogOf(stays).stay.click()

  await walksAway.waitForURL('**/session-expired*')
  const inspector = await openWindow(studio, 1280, 990)
  await inspector.goto(`${origin}/inspector`)
  await inspector.getByText('Ended: idle', { exact: true }).waitFor()
  await inspector.screenshot({ path: inProject(join(PICTURES, 'inspector.png')) })
}

/** The pictures of the README. */
export const takeReadme = async (studio: Studio): Promise<void> => {
  const [port, otherPort] = [await freePort(), await freePort()]
  const demo = await startDemo({ port, otherPort, timing: TIMING })
  try {
    await visitDemo(studio, demo.appOrigin)
  } finally {
    await Promise.all(studio.browser.contexts().map((context) => context.close()))
    await demo.close()
  }
}
