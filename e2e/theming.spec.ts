import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { css } from '../src/ui/style'
import { violationsOf } from './support/axe'
import { dialogOf, PROBLEM, settledLook } from './support/dialog'
import { expect, test } from './support/test'
import { MINUTE, pass, sleep } from './support/time'
import { openWarning } from './support/warning'

const docs = (path: string) => fileURLToPath(new URL(`../docs/${path}`, import.meta.url))

/** The tables of the docs, a line each: what stands in code in the first column, and in the last. */
const tables = () =>
  [...readFileSync(docs('theming.md'), 'utf8').matchAll(/^\| `([^`]+)` .*\| ([^|]*) \|$/gm)].map(
    ([, name = '', last = '']) => ({ name, codes: last.match(/[^`]+(?=`(?:, `|\s*$))/g) ?? [] }),
  )

const documentedProperties = () =>
  Object.fromEntries(
    tables()
      .filter(({ name }) => name.startsWith('--'))
      .map(({ name, codes }) => [name, codes]),
  )

const documentedParts = () => {
  const [, after = ''] = readFileSync(docs('theming.md'), 'utf8').split('### Parts\n')
  const [section = ''] = after.split('\n### ')
  return [...section.matchAll(/^\| `(\w+)` /gm)].map(([, name = '']) => name)
}

/** Each custom property of the style sheet, with what stands there without it. */
const propertiesOfCode = () => {
  const found: Record<string, string[]> = {}
  for (const [, name = '', fallback = ''] of css.matchAll(
    /var\((--[\w-]+),((?:[^()]|\([^()]*\))+)\)/g,
  )) {
    found[name] = [...new Set([...(found[name] ?? []), fallback])]
  }
  return found
}

/** Everything about how the dialog looks, as the browser has worked it out. */
const lookOf = (page: Page) =>
  page.locator('lastcall-dialog').evaluate((host) => {
    const dialog = host.shadowRoot!.querySelector('dialog')!
    const styles = [dialog, ...dialog.querySelectorAll('*')].map((one) => getComputedStyle(one))
    return [...styles, getComputedStyle(dialog, '::backdrop')]
      .flatMap((style) =>
        // The page's own custom properties are among them, whether anything uses them or not.
        [...style]
          .filter((name) => !name.startsWith('--'))
          .map((name) => style.getPropertyValue(name)),
      )
      .join()
  })

const UNUSUAL: Record<string, string> = {
  '--lastcall-font': '33px/2 serif',
  '--lastcall-padding': '33px',
  '--lastcall-radius': '33px',
}

/** Those of the properties that change something about what is seen now. */
const effective = async (page: Page, names: readonly string[]) => {
  const set = (name: string, value: string) =>
    page
      .locator('html')
      .evaluate((root, pair) => root.style.setProperty(...pair), [name, value] as [string, string])
  const before = await lookOf(page)
  const found: string[] = []
  for (const name of names) {
    await set(name, UNUSUAL[name] ?? 'rgb(1, 2, 3)')
    if ((await lookOf(page)) !== before) found.push(name)
    await set(name, '')
  }
  return found
}

const addStyle = (page: Page, text: string) =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }, text)

test('documents each custom property, with its default, and no other', () => {
  expect(documentedProperties()).toEqual(propertiesOfCode())
})

test('obeys each custom property of the docs', async ({ app, page }) => {
  const names = [...Object.keys(documentedProperties()), '--lastcall-nothing']
  await openWarning(app, page)
  const inWarning = await effective(page, names)
  await pass(page, MINUTE)
  await dialogOf(page).curtain.waitFor()
  await settledLook(page)
  const onCurtain = await effective(page, names)
  const without = names.filter((name) => !inWarning.includes(name) && !onCurtain.includes(name))
  expect(without).toEqual(['--lastcall-nothing'])
})

test('has each part of the docs, and no other', async ({ app, page }) => {
  await openWarning(app, page)
  const styled = async (part: string) => {
    await addStyle(page, `lastcall-dialog::part(${part}) { scroll-margin-top: 33px }`)
    return page
      .locator('lastcall-dialog')
      .evaluate((host) =>
        [...host.shadowRoot!.querySelectorAll('*')]
          .filter((one) => getComputedStyle(one).scrollMarginTop === '33px')
          .map((one) => one.getAttribute('part')),
      )
  }
  const parts = documentedParts()
  for (const [i, part] of parts.entries()) {
    expect((await styled(part)).sort()).toEqual(parts.slice(0, i + 1).sort())
  }
  await expect(page.locator('lastcall-dialog [part]')).toHaveCount(parts.length)
})

test('has themes of documented properties and parts only', async ({ page }) => {
  const files = readdirSync(docs('themes'))
  expect(files.sort()).toEqual(['dashboard.css', 'service.css'])
  for (const file of files) {
    const rules = await page.evaluate(
      (text) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(text)
        return [...sheet.cssRules].map((rule) => {
          const { selectorText, style } = rule as CSSStyleRule
          return { selectors: selectorText.split(', '), names: [...style] }
        })
      },
      readFileSync(docs(`themes/${file}`), 'utf8'),
    )
    const [root, ...others] = rules
    expect(root!.selectors).toEqual([':root'])
    expect(Object.keys(documentedProperties())).toEqual(expect.arrayContaining(root!.names))
    for (const selector of others.flatMap(({ selectors }) => selectors)) {
      const [, part] = /^lastcall-dialog::part\((\w+)\)(?::[\w-]+)?$/.exec(selector) ?? []
      expect(documentedParts(), selector).toContain(part)
    }
  }
})

for (const theme of ['service', 'dashboard']) {
  test(`axe finds nothing in the theme ${theme}`, async ({ app, page }) => {
    // The clock runs on: axe waits for timers of its own.
    await page.clock.install()
    app.use({
      'end-url': 'end',
      'keep-alive-url': 'keep-alive',
      'idle-timeout': '5m',
      warning: '1m',
    })
    app.answer('keep-alive', { status: 500 })
    app.answer('end', { status: 500 })
    await app.open(page, 'next')
    await addStyle(page, readFileSync(docs(`themes/${theme}.css`), 'utf8'))
    await sleep(page, 4 * MINUTE)
    const { stay, signOut, problem, retry } = dialogOf(page)
    await stay.click()
    await expect(problem).toHaveText(PROBLEM)
    expect(await violationsOf(page)).toEqual([])
    await signOut.click()
    await retry.waitFor()
    await settledLook(page)
    expect(await violationsOf(page)).toEqual([])
  })
}
