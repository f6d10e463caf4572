import type { Page } from '@playwright/test'
import type { App } from './support/app'
import { PROBLEM, remainingOf, stateOf } from './support/dialog'
import { field } from './support/endings'
import { held } from './support/held'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { listenTo, namesOf } from './support/told'
import { openWarning } from './support/warning'

test('grants "Stay signed in" only when the server has answered', async ({ app, page }) => {
  const [granted, grant] = held()
  app.answer('keep-alive', { after: granted })
  const told = await listenTo(page)
  const { dialog, stay } = await openWarning(app, page)

  await stay.click()
  const [asked] = await app.hears('keep-alive')
  expect(field(asked!, 'event')).toBe('keep-alive')
  await expect(stay).toHaveAttribute('aria-disabled', 'true')
  expect(await stateOf(page)).toBe('extending')
  await pass(page, SECOND)
  expect(namesOf(told)).not.toContain('extended')
  await expect(dialog).toBeVisible()

  grant()
  await expect(dialog).toHaveCount(0)
  await expect.poll(() => namesOf(told)).toContain('extended')
  expect(told.find(({ name }) => name === 'extended')?.detail.by).toBe('button')
  expect(await stateOf(page)).toBe('active')
  expect(await remainingOf(page)).toBeGreaterThan(4.9 * MINUTE)
})

test('is asked again with the next warning', async ({ app, page }) => {
  const { dialog, stay } = await openWarning(app, page)
  for (const count of [1, 2, 3]) {
    await stay.click()
    await app.hears('keep-alive', count)
    await expect(dialog).toHaveCount(0)
    await pass(page, 4 * MINUTE)
    await expect(dialog).toBeVisible()
  }
})

const failures: { name: string; fail(app: App, page: Page): unknown }[] = [
  { name: 'answers 500', fail: (app) => app.answer('keep-alive', { status: 500 }) },
  { name: 'cannot be reached', fail: (_, page) => page.route('**/keep-alive', (r) => r.abort()) },
]

for (const { name, fail } of failures) {
  test(`says aloud that the server ${name}, and tries again`, async ({ app, page }) => {
    const { dialog, stay, problem } = await openWarning(app, page)
    await expect(problem).toHaveCount(0)
    await fail(app, page)
    await stay.click()
    await expect(problem).toHaveText(PROBLEM)
    await expect(dialog).toBeVisible()

    await page.unroute('**/keep-alive')
    app.answer('keep-alive', {})
    await pass(page, 5 * SECOND)
    await expect(dialog).toHaveCount(0)
  })
}

test('gives up a "Stay signed in" that hangs for 10 seconds, and says so', async ({
  app,
  page,
}) => {
  app.answer('keep-alive', { after: 'never' }, {})
  const { dialog, stay, problem } = await openWarning(app, page)
  let aborted = 0
  page.on('requestfailed', () => {
    aborted += 1
  })
  await stay.click()
  await app.hears('keep-alive')
  await pass(page, 10 * SECOND - 100)
  await app.mark(page)
  expect(aborted).toBe(0)
  await pass(page, 100)
  await expect(problem).toHaveText(PROBLEM)
  await expect.poll(() => aborted).toBe(1)
  await pass(page, 5 * SECOND)
  await expect(dialog).toHaveCount(0)
})

test('lets a "Stay signed in" pressed in time decide after the deadline', async ({ app, page }) => {
  const [granted, grant] = held()
  app.answer('keep-alive', { after: granted })
  const { dialog, stay, curtain } = await openWarning(app, page)
  await pass(page, 55 * SECOND)
  await stay.click()
  await app.hears('keep-alive')
  await pass(page, 6 * SECOND)
  await expect(curtain).toBeVisible()
  expect(await stateOf(page)).toBe('checking')
  grant()
  await expect(dialog).toHaveCount(0)
  expect(await stateOf(page)).toBe('active')
})
