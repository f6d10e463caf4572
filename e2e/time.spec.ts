import type { Page } from '@playwright/test'
import type { Answer } from './server/answers'
import type { App } from './support/app'
import { act, dialogOf, PROBLEM, remainingOf, stateOf } from './support/dialog'
import { held } from './support/held'
import { goBack, restored } from './support/journeys'
import { show } from './support/show'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND, setWallClock, sleep } from './support/time'
import { listenTo, namesOf } from './support/told'
import { openQuietPage, openWarning } from './support/warning'

const HOUR = 60 * MINUTE
const ASKING = { 'status-url': 'status', 'expired-url': 'gone' }
const live = (seconds: number): Answer => ({ json: { state: 'live', expires_in: seconds } })
const GONE: Answer = { status: 401, json: { state: 'ended', reason: 'idle' } }

/** The page has read the server's answer: what time goes by from then on does not break it off. */
const answered = async (app: App, page: Page, act: () => Promise<unknown>) => {
  const answer = page.waitForResponse(app.url('status'))
  await act()
  await answer
  await app.mark(page)
}

/** Opens a page that will warn after four minutes, whose server answers these, one a question. */
const openAsking = async (app: App, page: Page, ...answers: Answer[]) => {
  app.answer('status', ...answers)
  await answered(app, page, () => openQuietPage(app, page, ASKING))
}

test.describe('a clock that is set', () => {
  test('an hour ahead covers the page and asks, as a sleep would', async ({ app, page }) => {
    const told = await listenTo(page)
    await openAsking(app, page, {}, live(290))
    await setWallClock(page, HOUR)
    await act(page)
    await app.hears('status', 2)
    await expect.poll(() => stateOf(page)).toBe('active')
    const asked = told.filter(({ detail }) => String(detail.url).includes('status'))
    expect(asked.map(({ covered }) => covered)).toEqual([false, true])
    expect(await remainingOf(page)).toBe(285 * SECOND)
  })

  test('an hour ahead ends the session where nobody can be asked', async ({ app, page }) => {
    await openQuietPage(app, page, { 'expired-url': 'gone' })
    await setWallClock(page, HOUR)
    await act(page)
    // Until then another tab may object.
    await pass(page, SECOND)
    await page.waitForURL(app.url('gone'))
  })

  test('back an hour does not keep the session an hour longer', async ({ app, page }) => {
    await openQuietPage(app, page)
    await pass(page, MINUTE)
    await setWallClock(page, -HOUR)
    expect(await remainingOf(page)).toBe(4 * MINUTE)
    await pass(page, 3 * MINUTE)
    await expect(dialogOf(page).dialog).toBeVisible()
    await pass(page, MINUTE)
    await expect.poll(() => stateOf(page)).toBe('expired')
  })
})

test('warns and ends after forty days, by timers that a browser can hold', async ({
  app,
  page,
}) => {
  app.use({ 'idle-timeout': '960h', warning: '1m' })
  await holdTime(page)
  await page.addInitScript(() => {
    const { setTimeout } = window
    window.setTimeout = ((act: () => void, delay = 0) => {
      const longest = document.documentElement.dataset.longest ?? 0
      document.documentElement.dataset.longest = String(Math.max(+longest, delay))
      return setTimeout(act, delay)
    }) as typeof window.setTimeout
  })
  await app.open(page)
  await sleep(page, 40 * 24 * HOUR - MINUTE - 1)
  const { dialog } = dialogOf(page)
  await expect(dialog).toHaveCount(0)
  await pass(page, 1)
  await expect(dialog).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-longest', String(2 ** 31 - 1))
  await pass(page, MINUTE)
  expect(await stateOf(page)).toBe('expired')
})

test.describe('offline at the deadline', () => {
  const offline = async (app: App, page: Page, ...answers: Answer[]) => {
    await openAsking(app, page, {}, ...answers)
    await page.context().setOffline(true)
    await pass(page, 5 * MINUTE)
    await expect(dialogOf(page).curtain).toContainText(PROBLEM)
    expect(page.url()).toBe(app.url('page'))
    // Time stands still: what is asked now is asked because the network is back.
    await page.context().setOffline(false)
  }

  test('the page stays covered, and is shown where it turns out to be alive', async ({
    app,
    page,
  }) => {
    await offline(app, page, live(290))
    await expect(dialogOf(page).curtain).toHaveCount(0)
    expect(await stateOf(page)).toBe('active')
  })

  test('the page stays covered, and goes where it turns out to be gone', async ({ app, page }) => {
    await offline(app, page, GONE)
    await page.waitForURL(app.url('gone'))
  })
})

test.describe('a server whose deadline is', () => {
  for (const [what, seconds] of [
    ['sooner', 180],
    ['later', 600],
  ] as const) {
    test(`${what} than the page’s has its way`, async ({ app, page }) => {
      await openAsking(app, page, live(seconds), live(63), GONE)
      const { dialog } = dialogOf(page)
      await pass(page, (seconds - 65) * SECOND - 1)
      await expect(dialog).toHaveCount(0)
      await pass(page, 1)
      await expect(dialog).toBeVisible()
      await expect.poll(() => remainingOf(page)).toBe(58 * SECOND)
      await pass(page, 58 * SECOND)
      await page.waitForURL(app.url('gone'))
    })
  }

  test('closer with every keep-alive is believed each time', async ({ app, page }) => {
    app.answer('keep-alive', live(240), live(150), live(80))
    await openQuietPage(app, page, { heartbeat: '1m' })
    for (const [beat, left] of [235, 145, 75].entries()) {
      await pass(page, SECOND)
      await act(page)
      await pass(page, MINUTE - SECOND)
      await app.hears('keep-alive', beat + 1)
      await expect.poll(() => remainingOf(page)).toBe(left * SECOND)
    }
    const { dialog } = dialogOf(page)
    await pass(page, 15 * SECOND - 1)
    await expect(dialog).toHaveCount(0)
    await pass(page, 1)
    await expect(dialog).toBeVisible()
  })
})

test.describe('"Stay signed in" in the last second', () => {
  test('is granted where the server says so', async ({ app, page }) => {
    const { dialog, stay } = await openWarning(app, page)
    await pass(page, 59.5 * SECOND)
    await stay.click()
    await expect(dialog).toHaveCount(0)
    expect(await stateOf(page)).toBe('active')
    expect(await remainingOf(page)).toBe(5 * MINUTE)
  })

  for (const [what, answer, state] of [
    ['is granted', {}, 'active'],
    ['has failed', { status: 500 }, 'expired'],
    ['came too late', { status: 401 }, 'expired'],
  ] as const) {
    test(`${what} where the server says so after the deadline`, async ({ app, page }) => {
      const [granted, grant] = held()
      app.answer('keep-alive', { ...answer, after: granted })
      const { stay, curtain } = await openWarning(app, page)
      await pass(page, 59.5 * SECOND)
      await stay.click()
      await app.hears('keep-alive')
      await pass(page, SECOND)
      await expect(curtain).toBeVisible()
      expect(await stateOf(page)).toBe('checking')
      grant()
      await expect.poll(() => stateOf(page)).toBe(state)
    })
  }
})

test('does not uncover the page for a keep-alive that is answered after the deadline', async ({
  app,
  page,
}) => {
  const [answered, late] = held()
  app.answer('keep-alive', { after: answered, ...live(290) })
  const told = await listenTo(page)
  await openAsking(app, page, {}, live(6), { after: 'never' })
  await pass(page, 30 * SECOND)
  await act(page)
  await pass(page, 30 * SECOND)
  await app.hears('keep-alive')
  await page.evaluate(() => window.lastcall?.session?.check())
  await pass(page, 2 * SECOND)
  const { curtain } = dialogOf(page)
  await expect(curtain).toBeVisible()
  late()
  await expect.poll(() => namesOf(told)).toContain('heartbeat')
  await expect(curtain).toBeVisible()
  expect(await stateOf(page)).toBe('checking')
})

test.describe('a server in trouble', () => {
  const ask = async (app: App, page: Page, ...answers: Answer[]) => {
    await openAsking(app, page, {}, ...answers)
    await sleep(page, HOUR)
    await app.hears('status', 2)
    await expect(dialogOf(page).curtain).toContainText(PROBLEM)
  }
  const goesOnAfter = async (app: App, page: Page, ms: number) => {
    const before = app.heard('status').length
    await app.mark(page)
    await pass(page, ms - 1)
    await app.mark(page)
    expect(app.heard('status')).toHaveLength(before)
    await answered(app, page, () => pass(page, 1))
    expect(app.heard('status')).toHaveLength(before + 1)
  }

  test('is asked less and less often while the page is covered', async ({ app, page }) => {
    await ask(app, page, { status: 500 }, { status: 502 }, { status: 503 }, live(290))
    for (const seconds of [1, 2, 4]) await goesOnAfter(app, page, seconds * SECOND)
    await expect(dialogOf(page).curtain).toHaveCount(0)
  })

  test('is asked again when it says so, by Retry-After', async ({ app, page }) => {
    await ask(app, page, { status: 503, retryAfter: '60' }, live(290))
    await goesOnAfter(app, page, MINUTE)
    await expect(dialogOf(page).curtain).toHaveCount(0)
  })

  test('is asked to stay again when it says so, by Retry-After', async ({ app, page }) => {
    app.answer('keep-alive', { status: 503, retryAfter: '20' }, {})
    const { dialog, stay, problem } = await openWarning(app, page)
    await stay.click()
    await expect(problem).toHaveText(PROBLEM)
    await pass(page, 20 * SECOND - 1)
    await app.mark(page)
    expect(app.heard('keep-alive')).toHaveLength(1)
    await pass(page, 1)
    await expect(dialog).toHaveCount(0)
  })
})

// Chromium throttles to one timer a minute only after a minute and more, which a test cannot wait
// for: time is held, let go once a minute, and the page is told that it is hidden.
test.describe('a background tab that is let run once a minute', () => {
  test('goes as soon as it can run after its deadline', async ({ app, page }) => {
    await openQuietPage(app, page, { 'expired-url': 'gone' })
    await show(page, false)
    await pass(page, 30 * SECOND)
    for (let minute = 0; minute < 4; minute++) await sleep(page, MINUTE)
    expect(await stateOf(page)).toBe('warning')
    await sleep(page, MINUTE)
    await page.waitForURL(app.url('gone'))
  })

  test('is covered at once when it is shown after its deadline', async ({ app, page }) => {
    const told = await listenTo(page)
    await openAsking(app, page, {}, { after: 'never' })
    await show(page, false)
    await sleep(page, 3.5 * MINUTE)
    // Of the next minute no timer has run.
    await setWallClock(page, 1.9 * MINUTE)
    expect(await stateOf(page)).toBe('active')
    await show(page, true)
    await expect(dialogOf(page).curtain).toBeVisible()
    await app.hears('status', 2)
    expect(namesOf(told)).not.toContain('warning')
  })
})

test.describe('a page back from the back/forward cache', () => {
  /** Somewhere that the SDK is not. */
  const away = (page: Page) => () => page.evaluate(() => void location.assign('bare'))

  test('asks the status, and counts as activity', async ({ app, page }) => {
    await openAsking(app, page, {})
    await pass(page, 2 * MINUTE)
    expect(await remainingOf(page)).toBe(3 * MINUTE)
    await restored(page, away(page))
    await app.hears('status', 2)
    await app.mark(page)
    expect(await stateOf(page)).toBe('active')
    await pass(page, SECOND)
    await app.hears('keep-alive')
  })

  test('is covered, and asks, where its deadline has passed meanwhile', async ({ app, page }) => {
    await openAsking(app, page, {}, { after: 'never' })
    await page.evaluate((ms) => {
      // The held clock stands still for a page that is not there: this one has gone on.
      addEventListener('pagehide', () => {
        const { now } = Date
        Date.now = () => now() + ms
      })
    }, HOUR)
    await restored(page, away(page))
    await expect(dialogOf(page).curtain).toBeVisible()
    await app.hears('status', 2)
    expect(await stateOf(page)).toBe('checking')
  })

  test('hears that it was signed out on the page after it', async ({ app, page }) => {
    await openQuietPage(app, page, { 'signed-out-url': 'signed-out' })
    await page.click('#link')
    await page.waitForURL(app.url('next'))
    await page.evaluate(() => void window.lastcall?.session?.signOut())
    await page.waitForURL(app.url('signed-out'))
    // Not the one out of the cache: that is shown, and not loaded.
    const next = page.waitForEvent('load')
    await goBack(page)
    await next
    expect(page.url()).toBe(app.url('signed-out'))
    expect(app.heard('signed-out')).toHaveLength(2)
    expect(app.heard('page')).toHaveLength(1)
  })
})
