import type { BrowserContext, Page } from '@playwright/test'
import { script } from './server/pages'
import type { Way } from './server/world'
import type { App } from './support/app'
import { dialogOf, PROBLEM } from './support/dialog'
import { onlyEnd } from './support/endings'
import { closeTab } from './support/journeys'
import { openTab, settled } from './support/tabs'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { collectViolations } from './support/violations'
import { openQuietPage } from './support/warning'

// A page that allows nothing but its own script, and what that asks of its own server. The style
// sheets are constructed: no source is needed for them.
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const ALLOWED = "script-src 'self'; connect-src 'self'"
const TRUSTED = "require-trusted-types-for 'script'; trusted-types 'none'"
const REPORTED = 'report-uri reports'
const POLICY = [NOTHING, ALLOWED, TRUSTED, REPORTED].join('; ')

const OPTIONS = {
  'end-url': 'end',
  'keep-alive-url': 'keep-alive',
  'idle-timeout': '5m',
  warning: '1m',
}

const openStrict = async (app: App, page: Page, way: Way, csp = POLICY) => {
  app.dress({ csp })
  const violations = await collectViolations(page)
  await openQuietPage(app, page, { 'signed-out-url': 'signed-out', 'expired-url': 'gone' }, way)
  return violations
}

/** Asks the page for what its policy forbids: text as markup, and a style of an element. */
const violate = (page: Page) =>
  page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>no</b>'
    } catch {
      document.body.setAttribute('style', 'color: red')
    }
  })

for (const way of ['tag', 'full', 'module'] as const satisfies Way[]) {
  test(`does all that it does under the strictest policy (${way})`, async ({ app, page }) => {
    const violations = await openStrict(app, page, way)
    const { dialog, stay, signOut, problem, curtain } = dialogOf(page)
    app.answer('keep-alive', { status: 500 }, {})
    await pass(page, 4 * MINUTE)
    await stay.click()
    await expect(problem).toHaveText(PROBLEM)
    await expect(dialog).toHaveCSS('border-top-style', 'solid')
    await pass(page, 5 * SECOND)
    await expect(dialog).toHaveCount(0)

    app.answer('end', { status: 500 }, {})
    await pass(page, 4 * MINUTE)
    await signOut.click()
    await expect(curtain).toContainText(PROBLEM)
    await expect(page.locator('#name')).toBeHidden()
    await app.mark(page)
    expect(violations).toEqual([])
    await dialogOf(page).retry.click()
    await page.waitForURL(app.url('signed-out'))

    await app.open(page)
    await page.evaluate(() => {
      document.addEventListener('lastcall:expired', (event) => event.preventDefault())
    })
    await pass(page, 5 * MINUTE + SECOND)
    await expect(curtain).toContainText('Your session has ended.')
    await app.mark(page)
    expect(violations).toEqual([])
    expect(app.heard('reports')).toEqual([])

    // All three ways of noticing work.
    await violate(page)
    await app.hears('reports', 2)
    const found = ['require-trusted-types-for', 'style-src-attr'].flatMap((directive) => [
      `event: ${directive}`,
      `observer: csp-violation ${directive}`,
    ])
    await expect.poll(() => violations).toEqual(expect.arrayContaining(found))
  })
}

/** Warned, extended, closed tab by tab: with a worker or without one. */
const works = async (app: App, page: Page, other: Page, context: BrowserContext) => {
  await pass(page, 4 * MINUTE)
  await dialogOf(page).stay.click()
  await settled([page, other], 'active')
  const gone = other.waitForEvent('close')
  await closeTab(other)
  await gone
  await app.mark(page)
  expect(app.heard('end')).toHaveLength(0)
  await closeTab(page)
  await onlyEnd(app, context)
}

/** Two tabs: only then does the full build want a worker. Where it has got one the page is told. */
const openTwo = async (app: App, page: Page, csp: string, way: Way = 'full') => {
  await page.addInitScript(() => {
    const { SharedWorker } = window
    window.SharedWorker = class extends SharedWorker {
      constructor(...args: ConstructorParameters<typeof SharedWorker>) {
        document.documentElement.dataset.worker = 'wanted'
        super(...args)
        document.documentElement.dataset.worker = 'made'
      }
    }
  })
  const violations = await openStrict(app, page, way, csp)
  const other = await openTab(app, page.context())
  await expect(page.locator('html')).toHaveAttribute('data-worker', /./)
  await app.mark(page)
  return { violations, other }
}

/** The policy of a page whose scripts may be anywhere: a worker's are checked by `worker-src` first. */
const POLICIES = [
  { sources: "script-src 'self'", refused: undefined },
  { sources: "script-src 'self'; worker-src 'self'", refused: undefined },
  { sources: "script-src 'self'; child-src 'self'", refused: undefined },
  { sources: "script-src 'self'; worker-src 'none'", refused: 'worker-src' },
]

for (const { sources, refused } of POLICIES) {
  const asks = refused ? 'does without its worker' : 'has its worker'
  test(`${asks} in two tabs with ${sources}`, async ({ app, page, context }) => {
    const csp = [NOTHING, sources, "connect-src 'self'", REPORTED].join('; ')
    const { violations, other } = await openTwo(app, page, csp)
    if (refused) await expect.poll(() => violations).toContain(`event: ${refused}`)
    else expect(violations).toEqual([])
    await works(app, page, other, context)
  })
}

// A worker has no nonce: a policy that names no source of scripts has to name one for it.
for (const [sources, refused] of [
  ["script-src 'nonce-n'", true],
  ["script-src 'nonce-n'; worker-src 'self'", false],
] as const) {
  const asks = refused ? 'does without its worker' : 'has its worker'
  test(`${asks} in two tabs with ${sources}`, async ({ app, page, context }) => {
    app.dress({ head: script({ way: 'full', options: OPTIONS }).replace('src', 'nonce="n" src') })
    const csp = [NOTHING, sources, "connect-src 'self'", REPORTED].join('; ')
    const { violations, other } = await openTwo(app, page, csp, 'none')
    const words = violations.filter((one) => one.startsWith('event: worker-src'))
    if (refused) await expect.poll(() => violations).toContain('event: worker-src')
    else expect(words).toEqual([])
    await works(app, page, other, context)
  })
}

test('does without its worker in two tabs that require trusted types', async ({
  app,
  page,
  context,
}) => {
  const { violations, other } = await openTwo(app, page, POLICY)
  await expect(page.locator('html')).toHaveAttribute('data-worker', 'wanted')
  await expect.poll(() => violations).toContain('event: require-trusted-types-for')
  await works(app, page, other, context)
})

test('asks for its worker once where that is refused, and not again and again', async ({
  app,
  page,
}) => {
  const { violations } = await openTwo(app, page, POLICY)
  await pass(page, 3 * MINUTE)
  await app.mark(page)
  expect(violations.filter((one) => one.startsWith('event: '))).toHaveLength(1)
})
