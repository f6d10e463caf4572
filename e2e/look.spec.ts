import type { Locator } from '@playwright/test'
import { ar } from '../src/locales/ar'
import { dialogOf, settledLook } from './support/dialog'
import { expect, test } from './support/test'
import { MINUTE, pass } from './support/time'
import { openQuietPage, openWarning } from './support/warning'

const boxOf = async (one: Locator) => (await one.boundingBox())!

const colorOf = (one: Locator, name: 'color' | 'backgroundColor') =>
  one.evaluate((element, property) => getComputedStyle(element)[property], name)

for (const colorScheme of ['light', 'dark'] as const) {
  // Behind a text the browser paints a strip of Canvas then: the dialog's own background.
  test(`keeps the main button readable in forced colours (${colorScheme})`, async ({
    app,
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    const { dialog, stay, signOut } = await openWarning(app, page)
    const canvas = await colorOf(dialog, 'backgroundColor')
    for (const button of [stay, signOut]) expect(await colorOf(button, 'color')).not.toBe(canvas)
  })
}

test('begins with the main button on the right where texts run from right to left', async ({
  app,
  page,
}) => {
  const messages = JSON.stringify({ ar })
  const { dialog } = await openWarning(app, page, { messages, lang: 'ar' }, 'full')
  const [stay, signOut] = [ar.stay, ar.signOut].map((name) => dialog.getByRole('button', { name }))
  expect((await boxOf(stay!)).x).toBeGreaterThan((await boxOf(signOut!)).x)
})

test('leaves no more room below than above where there is no button', async ({ app, page }) => {
  await openQuietPage(app, page)
  await pass(page, 5 * MINUTE)
  const { curtain } = dialogOf(page)
  await settledLook(page)
  const outer = await boxOf(curtain)
  const title = await boxOf(curtain.getByRole('heading'))
  const above = title.y - outer.y
  const below = outer.y + outer.height - title.y - title.height
  expect(below).toBeCloseTo(above, 0)
})
