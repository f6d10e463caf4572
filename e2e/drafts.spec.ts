import type { Page, Request, Response } from '@playwright/test'
import { violationsOf } from './support/axe'
import { dialogOf } from './support/dialog'
import { createHarbour } from './support/harbour'
import { closeTab, loads } from './support/journeys'
import { expect, test } from './support/test'
import { SECOND } from './support/time'

// No clock is touched here: the warnings and the ends are the demo's own.

const MESSAGE = '\nFor the boat, "Mary & Ann".\nThank you! 🚤'
const KEPT = 'We kept what you had written.'

const payment = (page: Page) => {
  const form = page.locator('#pay')
  return {
    payee: form.getByLabel('To'),
    amount: form.getByLabel('Amount'),
    message: form.getByLabel('Message'),
    pin: form.getByLabel('PIN'),
    pay: form.getByRole('button', { name: 'Pay' }),
    note: page.getByRole('group', { name: KEPT }),
    discard: page.getByRole('button', { name: 'Discard it' }),
  }
}

const fill = async (page: Page) => {
  const { payee, amount, message, pin } = payment(page)
  await payee.selectOption('Jonas Lindgren')
  await amount.fill('612.50')
  await message.fill(MESSAGE)
  await pin.fill('4711')
}

const isFilled = async (page: Page) => {
  const { payee, amount, message, pin, note } = payment(page)
  await expect(note).toBeVisible()
  await expect(payee).toHaveValue('Jonas Lindgren')
  await expect(amount).toHaveValue('612.50')
  await expect(message).toHaveValue(MESSAGE)
  await expect(pin).toHaveValue('')
}

const isEmpty = async (page: Page) => {
  const { amount, message, note } = payment(page)
  await expect(note).toHaveCount(0)
  await expect(amount).toHaveValue('25.00')
  await expect(message).toHaveValue('')
}

const isDraft = (message: Request | Response) => message.url().endsWith('/payments/draft')

/** Writes, and waits for the warning that has the draft kept. */
const keep = async (page: Page) => {
  await fill(page)
  const answer = await page.waitForResponse(isDraft)
  expect(answer.status()).toBe(204)
  return answer
}

const signInAs = async (page: Page, name: string) => {
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('what was written is found again after the session has expired', async ({ demo, page }) => {
  test.slow()
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/payments?q=gas')
  await keep(page)
  // At once: a warning may be short, and the browser may throttle what comes later.
  await expect(dialogOf(page).time).toHaveText(/(1[6-9]|20) seconds/)
  await page.waitForURL('**/session-expired?from=%2Fpayments%3Fq%3Dgas')
  await harbour.ended('idle')
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await signInAs(page, harbour.name)
  await harbour.arrives('/payments?q=gas')
  await isFilled(page)
  // Whoever cannot see the note hears of it: the focus is there.
  await expect(payment(page).note).toBeFocused()
})

test('what was written is for nobody else on the same machine', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  const other = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/payments')
  await keep(page)
  await dialogOf(page).signOut.click()
  await harbour.arrives('/signed-out')
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(
    'boat',
  )
  await other.signIn()
  await other.open('/payments')
  await isEmpty(page)
  await harbour.signIn()
  await harbour.open('/payments')
  await isFilled(page)
})

test('the page of an earlier login keeps nothing for a later one', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  const other = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/payments')
  const old = await page.locator('#pay [name=csrf]').inputValue()
  await other.signIn()
  await other.open('/payments')
  const status = await page.evaluate(async (csrf) => {
    const body = new URLSearchParams({ csrf, message: 'Not yours' })
    return (await fetch('/payments/draft', { method: 'POST', body })).status
  }, old)
  expect(status).toBe(403)
  await page.reload()
  await isEmpty(page)
})

test('a draft can be discarded', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/payments')
  await keep(page)
  await dialogOf(page).stay.click()
  await harbour.open('/payments')
  await isFilled(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion: half-way from one scheme to the other the contrast is anything.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await violationsOf(page)).toEqual([])
  }
  await loads(page, () => payment(page).discard.click())
  await harbour.arrives('/payments')
  await isEmpty(page)
  await harbour.open('/payments')
  await isEmpty(page)
})

test('a form that is sent leaves no draft', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/payments')
  await keep(page)
  await dialogOf(page).stay.click()
  await loads(page, () => payment(page).pay.click())
  await expect(page.getByText('£612.50 to Jonas Lindgren')).toBeVisible()
  await harbour.open('/payments')
  await isEmpty(page)
})

test('keeping a draft does not slide the session', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/payments')
  await fill(page)
  await dialogOf(page).dialog.waitFor()
  const { idleAt } = await harbour.lane()
  const cookies = await page.context().cookies()
  // As an old browser sends it: without a word of what the request is for.
  const answer = await fetch(`${demo.appOrigin}/payments/draft`, {
    method: 'POST',
    headers: {
      origin: demo.appOrigin,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
    body: new URLSearchParams({
      csrf: await page.locator('#pay [name=csrf]').inputValue(),
      message: 'Twice',
    }),
  })
  expect(answer.status).toBe(204)
  expect((await harbour.lane()).idleAt).toBe(idleAt)
})

test('nothing secret is sent, and nothing where nobody wrote', async ({ demo, page, context }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  await harbour.signIn()
  await harbour.open('/payments')
  const untouched = await context.newPage()
  let drafts = 0
  untouched.on('request', (request) => {
    if (isDraft(request)) drafts += 1
  })
  await untouched.goto(`${demo.appOrigin}/payments`)
  const sent = new URLSearchParams((await keep(page)).request().postData() ?? '')
  expect([...sent.keys()]).toEqual(['csrf', 'payee', 'amount', 'message'])
  await dialogOf(untouched).dialog.waitFor()
  await closeTab(page)
  await dialogOf(untouched).stay.click()
  await expect(dialogOf(untouched).dialog).toHaveCount(0)
  expect(drafts).toBe(0)
})

/** Opens the form in a session whose fixed end is near, and puts the warning of it away. */
const openBeforeFixedEnd = async (harbour: ReturnType<typeof createHarbour>, page: Page) => {
  await harbour.signIn()
  await harbour.endsIn(19)
  await harbour.open('/payments')
  await dialogOf(page).dialog.getByRole('button', { name: 'Back to the page' }).click()
}

test('what is added after the warning of a fixed end is kept, too', async ({ demo, page }) => {
  await openBeforeFixedEnd(createHarbour(demo.appOrigin, page), page)
  await payment(page).message.fill('Written after the warning')
  // At work: there is no other warning, that nothing is being done.
  let x = 0
  const work = setInterval(() => void page.mouse.move(++x, 10), SECOND / 2)
  const answer = await page.waitForResponse(isDraft, { timeout: 10 * SECOND })
  clearInterval(work)
  expect(answer.request().postData()).toContain('Written+after+the+warning')
})

test('no draft comes after a form that is being sent', async ({ demo, page }) => {
  await openBeforeFixedEnd(createHarbour(demo.appOrigin, page), page)
  await page.route('**/payments', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 6 * SECOND))
    await route.continue()
  })
  // From here on Playwright waits for the next page before it touches this one.
  await page.locator('#pay').evaluate((form: HTMLFormElement) => {
    const write = () => {
      form.message.value = 'Written while it is being sent'
    }
    form.addEventListener('submit', () => setTimeout(write))
  })
  await payment(page).pay.click({ noWaitAfter: true })
  let late = 0
  page.on('request', (request) => {
    if (isDraft(request)) late += 1
  })
  await page.waitForURL('**/payments/done*')
  expect(late).toBe(0)
})

test('the way back leads nowhere but into the bank', async ({ demo, page }) => {
  const harbour = createHarbour(demo.appOrigin, page)
  for (const from of ['//evil.example/', '/\\evil.example', 'https://evil.example/', '/.//evil']) {
    await page.goto(`${demo.appOrigin}/session-expired?${new URLSearchParams({ from })}`)
    await page.getByRole('link', { name: 'Sign in again' }).click()
    await signInAs(page, harbour.name)
    await harbour.arrives('/accounts')
  }
})
