import type { Page } from '@playwright/test'
import { STRICT } from './server/world'
import type { App } from './support/app'
import { act } from './support/dialog'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND } from './support/time'
import { openQuietPage } from './support/warning'

const HEARTBEAT = { heartbeat: '1m' }

/** A person presses a key in a frame, two seconds later. */
const pressIn = async (page: Page, selector: string) => {
  await pass(page, 2 * SECOND)
  const frame = await page.locator(selector).elementHandle()
  await frame!.focus()
  await page.keyboard.press('a')
}
/** A minute later the server has been told of so many things that were done, and no more. */
const beats = async (app: App, page: Page, count: number) => {
  await pass(page, MINUTE)
  await app.hears('keep-alive', count)
  await app.mark(page)
  expect(app.heard('keep-alive')).toHaveLength(count)
}
const addFrame = (page: Page, src: string) =>
  page.evaluate(
    (to) =>
      new Promise((loaded) => {
        const frame = document.createElement('iframe')
        frame.id = 'frame'
        frame.addEventListener('load', () => loaded(undefined))
        frame.src = to
        document.body.append(frame)
      }),
    src,
  )

test.describe('activity in a frame of the app counts in the page', () => {
  test('where the frame was there from the start', async ({ app, page }) => {
    app.use({ 'keep-alive-url': 'keep-alive', 'idle-timeout': '5m', ...HEARTBEAT })
    await holdTime(page)
    await app.open(page, 'page?framed')
    await pressIn(page, '#frame')
    await beats(app, page, 1)
  })

  test('where the frame was put there later', async ({ app, page }) => {
    await openQuietPage(app, page, HEARTBEAT)
    await addFrame(page, 'frame')
    await pressIn(page, '#frame')
    await beats(app, page, 1)
  })

  test('where the frame has gone on to another document', async ({ app, page }) => {
    await openQuietPage(app, page, HEARTBEAT)
    await addFrame(page, 'frame')
    const frame = page.frame({ url: app.url('frame') })!
    await frame.evaluate(() => void location.assign('inner'))
    await frame.waitForURL(app.url('inner'))
    await pressIn(page, '#frame')
    await beats(app, page, 1)
  })

  test('where the frame is in another frame of the app', async ({ app, page }) => {
    app.use({ 'keep-alive-url': 'keep-alive', 'idle-timeout': '5m', ...HEARTBEAT })
    await holdTime(page)
    await app.open(page)
    await addFrame(page, 'page?framed')
    await pass(page, 2 * SECOND)
    await page
      .frame({ url: app.url('frame') })!
      .locator('#inner')
      .focus()
    await page.keyboard.press('a')
    await beats(app, page, 1)
  })

  test('where that one has gone on to another document', async ({ app, page }) => {
    await openQuietPage(app, page, HEARTBEAT)
    await addFrame(page, 'page?framed')
    const inner = page.frame({ url: app.url('frame') })!
    await inner.evaluate(() => void location.assign('inner'))
    await inner.waitForURL(app.url('inner'))
    await pass(page, 2 * SECOND)
    await inner.locator('h1').click()
    await beats(app, page, 1)
  })

  test('and is none where a script makes it', async ({ app, page }) => {
    await openQuietPage(app, page, HEARTBEAT)
    await addFrame(page, 'frame')
    await pass(page, 2 * SECOND)
    await page.frame({ url: app.url('frame') })!.evaluate(() => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }))
    })
    await beats(app, page, 0)
  })
})

test('a frame of another site breaks nothing, and what is done in it is its own', async ({
  app,
  page,
}) => {
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  app.dress({ csp: `${STRICT}; frame-src ${app.other}` })
  await openQuietPage(app, page, HEARTBEAT)
  await addFrame(page, `${app.other}/`)
  await pressIn(page, '#frame')
  await beats(app, page, 0)
  await page.locator('h1').click()
  await act(page)
  await beats(app, page, 1)
  expect(errors).toEqual([])
})

test('a session that code starts in a frame shows no dialog, goes nowhere and tells no leave', async ({
  app,
  page,
  context,
}) => {
  app.use({}, 'npm')
  await holdTime(page)
  const left = await context.newPage()
  await app.open(left, 'page?framed')
  await left.frame({ url: app.url('frame') })!.evaluate(() => {
    window.npm.watchSession({ endUrl: 'end', idleTimeout: '5m' })
  })
  await closeTab(left)

  await app.open(page, 'page?framed')
  const frame = page.frame({ url: app.url('frame') })!
  const session = await frame.evaluateHandle(() =>
    window.npm.watchSession({
      endUrl: 'end',
      expiredUrl: 'gone',
      idleTimeout: '5m',
      warning: '1m',
    }),
  )
  const shown = async () => [
    await page.locator('lastcall-dialog').count(),
    await frame.locator('lastcall-dialog').count(),
  ]
  await pass(page, 4 * MINUTE)
  expect(await session.evaluate(({ state }) => state)).toBe('warning')
  expect(await shown()).toEqual([0, 0])

  await pass(page, MINUTE)
  expect(await session.evaluate(({ state }) => state)).toBe('expired')
  expect(await shown()).toEqual([0, 0])
  await app.mark(page)
  expect(frame.url()).toBe(app.url('frame'))
  expect(app.heard('end')).toHaveLength(0)
  expect(app.heard('gone')).toHaveLength(0)
})
