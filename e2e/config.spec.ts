import { onlyEnd } from './support/endings'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'
import { listenTo, namesOf } from './support/told'

const WRONG = {
  'end-url': 'https://elsewhere.example/logout',
  'keep-alive-url': 'javascript:alert(1)',
  'status-url': 'http://[',
  'idle-timeot': '20m',
  'idle-timeout': '20',
  warning: '5s',
  headers: '{"__proto__": "x"}',
  'session-url': '/session',
}

test('names every mistake of the configuration in one error', async ({ app, page }) => {
  const told = await listenTo(page)
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  app.use(WRONG)
  await app.open(page)
  expect(errors).toHaveLength(1)
  for (const problem of [
    /data-end-url="https:\/\/elsewhere\.example\/logout": write a URL on http:\/\/localhost/,
    /data-keep-alive-url="javascript:alert\(1\)": write an http or https URL/,
    /data-status-url="http:\/\/\[": write a URL/,
    /data-idle-timeot="20m": did you mean data-idle-timeout\?/,
    /data-idle-timeout="20": write a unit, for example 20m/,
    /data-warning="5s": write at least 20s/,
    /data-headers="[^\n]+": __proto__/,
    /data-session-url="\/session": needs a full build: lastcall.full.js/,
  ]) {
    expect(errors[0]).toMatch(problem)
  }
  await expect.poll(() => namesOf(told)).toEqual(['error'])
  expect(told[0]?.detail.channel).toBe('lastcall')
})

test('leaves the page as it was where the configuration has mistakes', async ({
  app,
  page,
  context,
}) => {
  await page.addInitScript(() => {
    const { addEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (...args: [string, null]) {
      const [type] = args
      // What the page's own script listens to.
      if (!['click', 'submit'].includes(type)) {
        document.documentElement.dataset.listens = `${type} on ${this.constructor.name}`
      }
      return addEventListener.apply(this, args)
    }
  })
  app.use({ 'end-url': 'end', 'idle-timeout': '20' })
  await app.open(page)
  expect(await page.evaluate(() => window.lastcall?.session)).toBeUndefined()
  await expect(page.locator('html')).not.toHaveAttribute('data-listens')
  await closeTab(page)

  const right = await context.newPage()
  app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
  await app.open(right)
  const before = await app.mark(right)
  await closeTab(right)
  const end = await onlyEnd(app, context)
  expect(end.n).toBeGreaterThan(before.n)
})

test('throws the same as a ConfigError where code has mistakes', async ({ app, page }) => {
  app.use({}, 'npm')
  await app.open(page)
  const thrown = await page.evaluate(() => {
    try {
      window.npm.watchSession({ endUrl: 'end', idleTimeout: '5m', warning: '5m', lang: 'x' })
      return 'nothing'
    } catch (error) {
      return error instanceof window.npm.ConfigError ? error.problems.join('\n') : String(error)
    }
  })
  expect(thrown).toMatch(/^lang: "x": write a language tag/m)
  expect(thrown).toMatch(/^idleTimeout: "5m": write more than the warning/m)
})
