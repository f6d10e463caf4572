import { act, dialogOf, remainingOf } from './support/dialog'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { listenTo, namesOf } from './support/told'
import { openQuietPage, openWarning } from './support/warning'

test('opens the dialog exactly one warning before the end', async ({ app, page }) => {
  const told = await listenTo(page)
  await openQuietPage(app, page)
  const { dialog } = dialogOf(page)
  const left = (await remainingOf(page)) ?? 0
  await pass(page, left - MINUTE - 1)
  await expect(dialog).toHaveCount(0)
  await pass(page, 1)
  await expect(dialog).toBeVisible()
  expect(namesOf(told)).toEqual(['warning'])
  expect(told[0]?.detail).toEqual({ remaining: MINUTE, extendable: true, channel: 'lastcall' })
})

test('shows a native modal dialog with a name and a description', async ({ app, page }) => {
  const { dialog, stay } = await openWarning(app, page)
  await expect(dialog).toHaveAccessibleName('Are you still there?')
  await expect(dialog).toHaveAccessibleDescription(/protect your data/)
  await expect(dialog).not.toHaveAccessibleDescription(/Time left/)
  expect(await dialog.evaluate((element) => element.matches('dialog:modal'))).toBe(true)
  await expect(stay).toBeFocused()
  await page.locator('#link').evaluate((link) => link.focus())
  await expect(stay).toBeFocused()
})

test('returns the focus to where it was', async ({ app, page }) => {
  const { dialog } = await openWarning(app, page)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('#name')).toBeFocused()
})

test('warns of the end of the lifetime without offering to stay', async ({ app, page }) => {
  const { dialog, stay, signOut } = await openWarning(app, page, { lifetime: '5m' })
  await expect(dialog).toHaveAccessibleName('You will be signed out soon')
  await expect(stay).toHaveCount(0)
  await expect(signOut).toBeVisible()
  await expect(dialog).toBeFocused()
  await page.keyboard.press('Space')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('shows no dialog where the page brings its own', async ({ app, page }) => {
  const told = await listenTo(page)
  await openQuietPage(app, page, { dialog: 'false' })
  await pass(page, 4 * MINUTE + SECOND)
  expect(namesOf(told).slice(0, 2)).toEqual(['warning', 'tick'])
  await expect(dialogOf(page).dialog).toHaveCount(0)
})

test('keeps the warning open while the person only moves about', async ({ app, page }) => {
  const { dialog } = await openWarning(app, page)
  await act(page)
  await app.mark(page)
  expect(app.heard('keep-alive')).toHaveLength(0)
  await expect(dialog).toBeVisible()
})

test('lets activity extend where extendOn says so', async ({ app, page }) => {
  const { dialog } = await openWarning(app, page, { 'extend-on': 'activity' })
  await act(page)
  await app.hears('keep-alive')
  await expect(dialog).toHaveCount(0)
})

test('speaks the language and the words it is given', async ({ app, page }) => {
  const messages = JSON.stringify({ title: 'Bist du noch da?', timeLeft: 'Noch:' })
  const { dialog, time } = await openWarning(app, page, { messages, lang: 'de' })
  await expect(dialog).toHaveAccessibleName('Bist du noch da?')
  await expect(dialog).toHaveAttribute('lang', 'de')
  await expect(time).toHaveText('Noch: 1 Minute')
})
