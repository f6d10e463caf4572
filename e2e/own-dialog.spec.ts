import { startDemo } from '../demo/server/start'
import { freePort } from './server/listen'
import { violationsOf } from './support/axe'
import { dialogOf } from './support/dialog'
import { createHarbour } from './support/harbour'
import { expect, test } from './support/test'
import { pass, SECOND } from './support/time'

/** The demo's own dialog; what is in a `lastcall-dialog` element would be the library's. */
const ownOf = (page: Parameters<typeof dialogOf>[0]) => {
  const dialog = page.locator('dialog#last-call[open]')
  const button = (name: string) => dialog.getByRole('button', { name })
  return {
    dialog,
    title: dialog.getByRole('heading'),
    stay: button('I am still here'),
    back: button('Back to my work'),
    signOut: button('Sign me out'),
    problem: dialog.getByRole('alert'),
    spoken: dialog.getByRole('status'),
  }
}

test('warns in its own dialog, and stays', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/own-dialog')
  const link = page.getByRole('link', { name: 'Documents' })
  await link.focus()
  const { dialog, stay } = ownOf(page)
  await dialog.waitFor()
  await expect(page.getByRole('alertdialog', { name: 'Still there?' })).toBeVisible()
  await expect(page.locator('lastcall-dialog')).toHaveCount(0)
  await expect(stay).toBeFocused()
  await expect(dialog.getByText('0:18')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(link).toBeFocused()
  await harbour.notes({ kind: 'extended', by: 'code' })
  await harbour.live()
})

test('says in its own dialog that staying failed, and closes when it did not', async ({
  demo,
  page,
}) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/own-dialog')
  await page.route('**/session/keep-alive', (route) => route.abort())
  const { dialog, problem, spoken } = ownOf(page)
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await expect(problem).toHaveText(/could not reach/)
  await expect(spoken).toHaveText(/seconds left/)
  // As Chrome does at a second Escape.
  await dialog.evaluate((element: HTMLDialogElement) => element.close())
  await dialog.waitFor()
  await page.unroute('**/session/keep-alive')
  await expect(dialog).toHaveCount(0)
  await harbour.live()
})

test('signs out from its own dialog', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/own-dialog')
  await ownOf(page).signOut.click()
  await harbour.arrives('/signed-out')
  await harbour.ended('logout')
})

test('is covered at the end, own dialog or not', async ({ demo, page }) => {
  test.slow()
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/own-dialog')
  await page.evaluate(() => {
    document.addEventListener('lastcall:expired', (event) => event.preventDefault())
  })
  await ownOf(page).dialog.waitFor()
  await expect(dialogOf(page).curtain).toBeVisible({ timeout: 30 * SECOND })
  await harbour.ended('idle')
  await expect(dialogOf(page).curtain).toContainText('Your session has ended.')
  await expect(ownOf(page).dialog).toHaveCount(0)
  await expect(page.locator('lastcall-dialog')).toBeFocused()
})

test('tells a fixed end in its own dialog, and lets people finish', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.endsIn(15)
  await harbour.open('/own-dialog')
  const { dialog, title, stay, back } = ownOf(page)
  await expect(title).toHaveText('Time to finish')
  await expect(title).toBeFocused()
  await expect(stay).toBeHidden()
  await back.click()
  await page.evaluate(
    () => new Promise((resolve) => document.addEventListener('lastcall:tick', resolve)),
  )
  await expect(dialog).toHaveCount(0)
})

test('says the time left now and then, not each second', async ({ page }) => {
  const [port, otherPort] = [await freePort(), await freePort()]
  const timing = { idle: 240 * SECOND, warning: 130 * SECOND, heartbeat: 10 * SECOND }
  const demo = await startDemo({ port, otherPort, timing })
  try {
    await page.clock.install()
    const harbour = createHarbour(demo.appOrigin, page)
    await harbour.signIn()
    // The page's clock is moved and the server's is not: they had better not talk.
    await page.route('**/session/*', (route) => route.abort())
    await harbour.open('/own-dialog')
    await page.evaluate(() => {
      const said: string[] = []
      Object.assign(window, { said })
      const spoken = document.querySelector('[data-part=spoken]')!
      new MutationObserver(() => said.push(spoken.textContent)).observe(spoken, {
        childList: true,
      })
    })
    await pass(page, 239 * SECOND)
    await expect(ownOf(page).dialog).toBeVisible()
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
      '2 minutes left',
      '60 seconds left',
      '40 seconds left',
      '20 seconds left',
    ])
  } finally {
    await demo.close()
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the own dialog (${colorScheme})`, async ({ demo, page }) => {
    await page.emulateMedia({ colorScheme })
    const harbour = createHarbour(demo.appOrigin, page)
    await harbour.signIn()
    await harbour.open('/own-dialog')
    await page.route('**/session/keep-alive', (route) => route.abort())
    await ownOf(page).stay.click()
    await expect(ownOf(page).problem).toHaveText(/could not reach/)
    expect(await violationsOf(page)).toEqual([])
  })
}
