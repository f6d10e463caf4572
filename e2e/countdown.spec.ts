import type { Locator } from '@playwright/test'
import { dialogOf, remainingOf } from './support/dialog'
import { expect, test } from './support/test'
import { holdTime, MINUTE, pass, SECOND } from './support/time'
import { listenTo, namesOf } from './support/told'
import { openWarning } from './support/warning'

/** Notes every text that an element has from now on. */
const textsOf = (element: Locator) =>
  element.evaluateHandle((region) => {
    const texts: string[] = []
    const note = () => texts.push(`${region.textContent}`)
    new MutationObserver(note).observe(region, { childList: true, characterData: true })
    return texts
  })

test('counts down each second', async ({ app, page }) => {
  const { time } = await openWarning(app, page)
  await expect(time).toHaveText('Time left: 1 minute')
  for (const seconds of [59, 58, 57]) {
    await pass(page, SECOND)
    await expect(time).toHaveText(`Time left: ${seconds} seconds`)
  }
})

test('speaks only at calm moments, and not at opening', async ({ app, page }) => {
  const { spoken, time } = await openWarning(app, page, { warning: '2m' })
  // The dialog has been open for a minute.
  await expect(time).toHaveText('Time left: 1 minute')
  await expect(spoken).toHaveText('Time left: 1 minute')
  const said = await textsOf(spoken)
  for (let second = 59; second > 0; second--) await pass(page, SECOND)
  expect(await said.jsonValue()).toEqual(['Time left: 40 seconds', 'Time left: 20 seconds'])
})

test('says nothing beside its name and description when it opens', async ({ app, page }) => {
  const { spoken } = await openWarning(app, page)
  await expect(spoken).toHaveText('')
  await pass(page, SECOND)
  await expect(spoken).toHaveText('Time left: 1 minute')
})

test('shows each second once, the last of them too, and never zero', async ({ app, page }) => {
  const { time, curtain } = await openWarning(app, page)
  const shown = await textsOf(time)
  for (let second = 0; second < 60; second++) await pass(page, SECOND)
  await expect(curtain).toBeVisible()
  const expected = Array.from({ length: 58 }, (_, n) => `Time left: ${59 - n} seconds`)
  expect(await shown.jsonValue()).toEqual([...expected, 'Time left: 1 second', ''])
})

test('speaks each full minute, then every 20 seconds', async ({ app, page }) => {
  const { spoken } = await openWarning(app, page, { 'idle-timeout': '7m', warning: '3m' })
  const said = await textsOf(spoken)
  for (let second = 0; second < 180; second++) await pass(page, SECOND)
  expect(await said.jsonValue()).toEqual([
    'Time left: 3 minutes',
    'Time left: 2 minutes',
    'Time left: 1 minute',
    'Time left: 40 seconds',
    'Time left: 20 seconds',
    '',
  ])
})

// Nobody can look into a page that is about to be another one: it tells by itself.
test('has stopped counting where the page after the end is slow to come', async ({ app, page }) => {
  const told = await listenTo(page)
  const seen: string[] = []
  await page.exposeFunction('see', (text: string) => seen.push(text))
  await page.route('**/gone', () => {})
  await openWarning(app, page, { 'expired-url': 'gone' })
  await page.evaluate((late) => {
    const { shadowRoot } = document.querySelector('lastcall-dialog')!
    const dialog = shadowRoot!.querySelector('dialog')!
    const parts = dialog.querySelectorAll('h2, p')
    const tell = (what: string) => {
      const texts = [...parts].map(({ textContent }) => textContent).filter(Boolean)
      const page = window as unknown as { see(text: string): void }
      page.see([what, ...texts].join(': '))
    }
    new MutationObserver(() => tell('changed')).observe(shadowRoot!, {
      childList: true,
      subtree: true,
    })
    setTimeout(() => tell(dialog.matches('.curtain:modal') ? 'covered' : 'open'), late)
  }, 6 * MINUTE)
  const going = page.waitForRequest('**/gone')
  // At one go, and well past the end.
  await pass(page, 7 * MINUTE)
  await going
  const END = 'Your session has ended.'
  await expect.poll(() => seen.at(-1)).toBe(`covered: ${END}`)
  expect(seen.at(-2)).toBe(`changed: ${END}`)
  expect(seen.at(-3)).toContain(': Time left: 1 second:')
  await expect.poll(() => namesOf(told).at(-1)).toBe('expired')
})

test('goes on saying that the session has ended where no page comes', async ({ app, page }) => {
  const { curtain, time, spoken } = await openWarning(app, page, { 'expired-url': 'no-content' })
  await pass(page, MINUTE)
  await app.hears('no-content')
  await expect(curtain).toHaveAccessibleName('Your session has ended.')
  await pass(page, 5 * MINUTE)
  await expect(curtain).toHaveText('Your session has ended.', { useInnerText: true })
  await expect(time).toHaveText('')
  await expect(spoken).toHaveText('')
  expect(app.heard('no-content')).toHaveLength(1)
})

test('can be extended ten times in a row, and more, each time to the full', async ({
  app,
  page,
}) => {
  const { dialog } = await openWarning(app, page)
  for (let count = 1; count <= 12; count++) {
    await pass(page, 50 * SECOND)
    await page.keyboard.press('Enter')
    await app.hears('keep-alive', count)
    await expect(dialog).toHaveCount(0)
    expect(await remainingOf(page)).toBe(5 * MINUTE)
    await pass(page, 4 * MINUTE - 1)
    await expect(dialog).toHaveCount(0)
    await pass(page, 1)
    await expect(dialog).toBeVisible()
  }
  expect(app.heard('keep-alive')).toHaveLength(12)
})

const PLACES = { 'expired-url': 'gone', 'signed-out-url': 'signed-out' }

test('goes to one page when the time is up, and to another after a sign-out', async ({
  app,
  page,
}) => {
  const { signOut } = await openWarning(app, page, PLACES)
  await pass(page, MINUTE)
  await page.waitForURL(app.url('gone'))
  await app.open(page)
  await pass(page, 4 * MINUTE)
  await signOut.click()
  await page.waitForURL(app.url('signed-out'))
  expect(app.heard('gone')).toHaveLength(1)
  expect(app.heard('signed-out')).toHaveLength(1)
})

const FORM = '<form id="sign-out" action="end" method="post"></form>'
const ways: { name: string; options: Record<string, string>; offered: boolean }[] = [
  { name: 'no endUrl, endForm or signedOutUrl', options: {}, offered: false },
  { name: 'an endUrl', options: { 'end-url': 'end' }, offered: true },
  { name: 'an endForm', options: { 'end-form': '#sign-out' }, offered: true },
  { name: 'a signedOutUrl', options: { 'signed-out-url': 'signed-out' }, offered: true },
]

for (const { name, options, offered } of ways) {
  test(`${offered ? 'offers' : 'does not offer'} to sign out with ${name}`, async ({
    app,
    page,
  }) => {
    app.dress({ body: FORM })
    app.use({ 'keep-alive-url': 'keep-alive', 'idle-timeout': '5m', warning: '1m', ...options })
    await holdTime(page)
    await app.open(page)
    await pass(page, 4 * MINUTE)
    const { stay, signOut } = dialogOf(page)
    await expect(stay).toBeVisible()
    await expect(signOut).toHaveCount(offered ? 1 : 0)
  })
}
