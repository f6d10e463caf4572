import type { Page } from '@playwright/test'
import type { App } from './support/app'
import { dialogOf } from './support/dialog'
import { type Ear, listen, type Said } from './support/ear'
import { held } from './support/held'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { openQuietPage } from './support/warning'

/** What is said, and how many seconds before the end. */
type Record = readonly [left: number, ...Said]

const LENGTH = 120
const QUIET = 4 * MINUTE
const OPTIONS = { 'idle-timeout': '6m', warning: '2m' }

const OPENING: Record[] = [
  [
    120,
    'focus',
    'alertdialog: Are you still there? You have not done anything here for a while. To protect your data we will sign you out.',
  ],
  [120, 'focus', 'button: Stay signed in'],
]
const RHYTHM: Record[] = [
  ...OPENING,
  [119, 'polite', 'Time left: 2 minutes'],
  [60, 'polite', 'Time left: 1 minute'],
  [40, 'polite', 'Time left: 40 seconds'],
  [20, 'polite', 'Time left: 20 seconds'],
]
const END: Record = [0, 'focus', 'alertdialog: Your session has ended.']

/** The person was in the field for a name when they went away. */
const openListening = async (app: App, page: Page, more: { [name: string]: string } = {}) => {
  await openQuietPage(app, page, { ...OPTIONS, ...more })
  await page.locator('#name').focus()
  return listen(page)
}

/** What is heard from one second before the end to another; `look` is called at each of them. */
const record = async (page: Page, ear: Ear, [from, to]: [number, number], look = () => {}) => {
  const heard: Record[] = []
  for (let left = from; left >= to; left--) {
    if (left < from) await pass(page, SECOND)
    for (const said of await ear.hear()) heard.push([left, ...said])
    look()
  }
  return heard
}

/** Every text that is written into the dialog from now on. */
const noteTexts = (page: Page) =>
  page.locator('lastcall-dialog').evaluateHandle(({ shadowRoot }) => {
    const texts: string[] = []
    new MutationObserver((changes) => {
      for (const { target } of changes) if (target.textContent) texts.push(target.textContent)
    }).observe(shadowRoot!, { childList: true, characterData: true, subtree: true })
    return texts
  })

const plural = (count: number, unit: string) =>
  count ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : []

const shown = (left: number) =>
  `Time left: ${[...plural(Math.floor(left / 60), 'minute'), ...plural(left % 60, 'second')].join(', ')}`

test('announces the time at calm moments of two minutes, and shows it each second', async ({
  app,
  page,
}, info) => {
  const ear = await openListening(app, page)
  const labels = new Set<string>()
  const times: (string | undefined)[] = []
  await pass(page, QUIET)
  const heard = await record(page, ear, [LENGTH, 1], () => {
    labels.add(String(ear.labels()))
    times.push(ear.texts('inside').find((text) => text.startsWith('Time left')))
  })
  await info.attach('heard', { body: JSON.stringify(heard, null, 1) })

  expect(heard).toEqual(RHYTHM)
  // The name and the description are read once, and have no time in them.
  expect([...labels]).toEqual([OPENING[0]![2]])
  expect(times).toEqual(Array.from({ length: LENGTH }, (_, past) => shown(LENGTH - past)))
})

test('announces no time once it has run out, however slow the next page is', async ({
  app,
  page,
}) => {
  const [slow, answer] = held()
  // No content in the end: the page that is left is still there, and can be asked what it said.
  app.answer('status', { after: slow })
  const ear = await openListening(app, page, { 'expired-url': 'status' })
  await pass(page, QUIET)
  const heard = await record(page, ear, [LENGTH, 1])
  const written = await noteTexts(page)
  // The browser lets nobody ask, or move its clock, while it waits for another page: time runs, and
  // the page itself says when some of it has gone by.
  await page.evaluate((ms) => void setTimeout(() => fetch('marker'), ms), 4 * SECOND)
  await page.clock.resume()
  await app.hears('marker')
  expect(app.heard('status')).toHaveLength(1)
  answer()
  expect(await written.jsonValue()).toEqual(['Your session has ended.'])
  for (const said of await ear.hear()) heard.push([0, ...said])
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1))
  const after = await record(page, ear, [0, -30])
  expect([...heard, ...after]).toEqual([...RHYTHM, END])
  expect(ear.texts('inside')).toEqual(['Your session has ended.'])
})

test('announces the next warning from its start, as it did the one before', async ({
  app,
  page,
}) => {
  const ear = await openListening(app, page)
  for (const round of [1, 2, 3]) {
    await pass(page, QUIET)
    // They stay at another moment each time.
    const left = 50 - 15 * round
    expect(await record(page, ear, [LENGTH, left])).toEqual(RHYTHM.filter(([at]) => at >= left))
    await page.keyboard.press('Enter')
    await expect(dialogOf(page).dialog).toHaveCount(0)
    expect(await ear.hear()).toEqual([['focus', 'textbox: Name']])
  }
})

test('says once that the session could not be extended, and keeps to its rhythm', async ({
  app,
  page,
}) => {
  app.answer('keep-alive', { status: 500 })
  const ear = await openListening(app, page)
  await pass(page, QUIET)
  const before = await record(page, ear, [LENGTH, 90])
  await page.keyboard.press('Enter')
  await expect(dialogOf(page).problem).not.toBeEmpty()
  const after = await record(page, ear, [90, 1])
  await app.hears('keep-alive', 3)
  const failed: Record = [
    90,
    'assertive',
    'Your session could not be extended yet. We will keep trying.',
  ]
  expect([...before, ...after]).toEqual([...RHYTHM.slice(0, 3), failed, ...RHYTHM.slice(3)])
})

test('leaves nothing to be read behind the warning and behind the curtain', async ({
  app,
  page,
}) => {
  const ear = await openListening(app, page)
  await ear.hear()
  expect(ear.behind()).toContain('link: Link')
  await pass(page, QUIET)
  for (const [left, title] of [
    [LENGTH, 'Are you still there?'],
    [0, 'Your session has ended.'],
  ] as const) {
    await pass(page, (LENGTH - left) * SECOND)
    await ear.hear()
    expect(ear.texts('inside')).toContain(title)
    expect(ear.behind()).toEqual([])
  }
})

const REGIONS = `
  <p id="status" role="status"></p>
  <p id="alert" role="alert"></p>
  <div id="polite" aria-live="polite"><p>Old</p> <p id="part"></p></div>
  <div id="whole" aria-live="polite" aria-atomic="true"><p>All:</p> <p id="piece"></p></div>
  <p id="off" aria-live="off"></p>
  <p id="timer" role="timer"></p>
  <p id="plain"></p>
  <div id="busy" role="status" aria-busy="true"><p id="late"></p></div>
  <p id="hidden" role="status" hidden></p>`

test('this file hears what a live region says, and nothing else', async ({ app, page }) => {
  app.dress({ body: REGIONS })
  app.use({}, 'none')
  await app.open(page)
  const ear = await listen(page)
  const put = (id: string, text: string) =>
    page.locator(`#${id}`).evaluate((element, words) => {
      element.textContent = words
    }, text)
  const heard = async (id: string, text: string) => {
    await put(id, text)
    return ear.hear()
  }
  expect(await heard('status', 'one')).toEqual([['polite', 'one']])
  expect(await heard('status', 'one')).toEqual([['polite', 'one']])
  expect(await ear.hear()).toEqual([])
  expect(await heard('status', '')).toEqual([])
  expect(await heard('alert', 'two')).toEqual([['assertive', 'two']])
  expect(await heard('part', 'three')).toEqual([['polite', 'three']])
  expect(await heard('piece', 'four')).toEqual([['polite', 'All: four']])
  for (const silent of ['off', 'timer', 'plain', 'late', 'hidden']) {
    expect(await heard(silent, 'five'), silent).toEqual([])
  }
  await page.locator('#busy').evaluate((region) => region.removeAttribute('aria-busy'))
  expect(await ear.hear()).toEqual([['polite', 'five']])
  await page.locator('#name').focus()
  expect(await ear.hear()).toEqual([['focus', 'textbox: Name']])
})
