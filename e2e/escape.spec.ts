import { held } from './support/held'
import { expect, test } from './support/test'
import { openWarning } from './support/warning'

test('takes Escape for "Stay signed in"', async ({ app, page }) => {
  const { dialog } = await openWarning(app, page)
  await page.keyboard.press('Escape')
  await app.hears('keep-alive')
  await expect(dialog).toHaveCount(0)
})

// Chromium lets a page keep its dialog open once. The next Escape closes it, unless there was some
// activation in between, and Playwright's every look into the page is one: so here the page tells
// by its console that it is ready.
test('takes every Escape in a row for "Stay signed in", and stays open until it is', async ({
  app,
  page,
}) => {
  const [granted, grant] = held()
  app.answer('keep-alive', { status: 500 }, { after: granted })
  await page.addInitScript(() => {
    document.addEventListener('lastcall:heartbeat', () => console.log('answered'))
  })
  const { dialog } = await openWarning(app, page)
  // The browser itself writes of the failed request there, and does so earlier.
  const answered = page.waitForEvent('console', (line) => line.text() === 'answered')
  await page.keyboard.press('Escape')
  await answered
  await page.keyboard.press('Escape')
  await app.hears('keep-alive', 2)
  await expect(dialog).toBeVisible()
  grant()
  await expect(dialog).toHaveCount(0)
  expect(app.heard('keep-alive')).toHaveLength(2)
})
