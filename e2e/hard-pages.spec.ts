import type { Page } from '@playwright/test'
import type { App } from './support/app'
import { dialogOf, settledLook, stateOf } from './support/dialog'
import { drawn, focusOf, style, uppermost } from './support/drawn'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { openQuietPage, openWarning } from './support/warning'

const OWN = `
  <dialog id="own"><p>Delete this payee?</p><input id="inside"><button>Delete</button></dialog>
  <div id="pop" popover="manual"><p>The page's own menu</p><button>Choose</button></div>`

const isOpen = (page: Page) =>
  page.evaluate(() => ({
    own: document.querySelector('#own')!.matches(':modal'),
    pop: document.querySelector('#pop')!.matches(':popover-open'),
  }))

const opens = {
  modal: (page: Page) => page.locator('#own').evaluate((own: HTMLDialogElement) => own.showModal()),
  popover: (page: Page) => page.locator('#pop').evaluate((pop: HTMLElement) => pop.showPopover()),
}

/** A page that has one of its own open, four minutes later. */
const warnOver = async (app: App, page: Page, kind: keyof typeof opens) => {
  app.dress({ body: OWN })
  await openQuietPage(app, page)
  await opens[kind](page)
  await page.locator(kind === 'modal' ? '#inside' : '#pop button').focus()
  await pass(page, 4 * MINUTE)
}

test('warns above a modal dialog that the page has open, and gives that back', async ({
  app,
  page,
}) => {
  await warnOver(app, page, 'modal')
  const { dialog, stay } = dialogOf(page)
  await expect(stay).toBeFocused()
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
  await page.locator('#inside').evaluate((inside) => inside.focus())
  await expect(stay).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect((await isOpen(page)).own).toBe(true)
  await expect(page.locator('#inside')).toBeFocused()
  await page.keyboard.type('still mine')
  await expect(page.locator('#inside')).toHaveValue('still mine')
})

test('takes an Escape over a modal dialog of the page for itself alone', async ({ app, page }) => {
  await warnOver(app, page, 'modal')
  const { dialog } = dialogOf(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect((await isOpen(page)).own).toBe(true)
  await expect(page.locator('#inside')).toBeFocused()
})

test('warns above a popover that the page has open, and leaves it open', async ({ app, page }) => {
  await warnOver(app, page, 'popover')
  const { dialog, stay } = dialogOf(page)
  await expect(stay).toBeFocused()
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
  await stay.click()
  await expect(dialog).toHaveCount(0)
  expect((await isOpen(page)).pop).toBe(true)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose')
})

for (const kind of ['modal', 'popover'] as const) {
  test(`covers a ${kind} that the page has open when the time is up`, async ({ app, page }) => {
    await warnOver(app, page, kind)
    await pass(page, MINUTE + SECOND)
    await expect(dialogOf(page).curtain).toBeVisible()
    expect(await uppermost(page)).toEqual(['lastcall-dialog'])
    await expect(page.getByText('Delete this payee?')).not.toBeVisible()
    await expect(page.getByText("The page's own menu")).not.toBeVisible()
  })

  test(`shows nothing of a ${kind} that the page opens over the curtain`, async ({ app, page }) => {
    app.dress({ body: OWN })
    await openQuietPage(app, page)
    await style(page, 'dialog::backdrop, [popover]::backdrop { background: red }')
    await pass(page, 5 * MINUTE + SECOND)
    await expect(dialogOf(page).curtain).toBeVisible()
    await settledLook(page)
    const before = await page.screenshot()
    await opens[kind](page)
    expect(await isOpen(page)).toEqual({ own: kind === 'modal', pop: kind === 'popover' })
    expect(before.equals(await page.screenshot())).toBe(true)
    // Neither does the keyboard get there.
    await page.keyboard.press('Tab')
    expect(await focusOf(page)).not.toMatch(/inside|button/)
  })
}

test('waits beneath a modal dialog that the page opens over the warning', async ({ app, page }) => {
  app.dress({ body: OWN })
  const { dialog, stay, curtain } = await openWarning(app, page)
  await opens.modal(page)
  await pass(page, SECOND)
  await page.keyboard.press('Escape')
  await expect(page.locator('#own')).toBeHidden()
  await expect(stay).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)

  await pass(page, 4 * MINUTE)
  await opens.modal(page)
  await pass(page, MINUTE + SECOND)
  await expect(curtain).toBeVisible()
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
})

// What a page may do to every element of its own.
const HOSTILE = {
  'hides what dialogs are made of':
    'dialog, button, p, h2, div, [role], [part] { display: none !important }',
  'hides what stands beside its main part':
    'body > :not(main), lastcall-dialog { display: none !important; opacity: 0 !important }',
  'takes the style off everything': '* { all: unset } *::backdrop { all: unset }',
  'has important rules for everything':
    '* { border: 9px solid red !important; padding: 2em !important; float: right !important }',
  'moves and clips its body':
    'body { transform: scale(.1) translateX(500px); overflow: hidden; height: 0; contain: strict }',
  'has a wall at the highest z-index':
    'main { position: fixed; inset: 0; background: red; z-index: 2147483647 }',
}

for (const [name, css] of Object.entries(HOSTILE)) {
  test(`looks as ever on a page that ${name}`, async ({ app, page }) => {
    const { dialog, stay } = await openWarning(app, page)
    const before = await drawn(page)
    expect(before.map(({ id }) => id)).toContain('stay')
    expect(before.map(({ seen }) => seen)).not.toContain(false)
    await style(page, css)
    expect(await drawn(page)).toEqual(before)
    expect(await uppermost(page)).toEqual(['lastcall-dialog'])
    await stay.click()
    await expect(dialog).toHaveCount(0)
  })
}

test('is there again within a second on a page that takes the element away', async ({
  app,
  page,
}) => {
  const { dialog, stay } = await openWarning(app, page)
  await page.evaluate(() => document.querySelector('lastcall-dialog')!.remove())
  await expect(dialog).toHaveCount(0)
  await pass(page, SECOND)
  await expect(dialog).toBeVisible()
  await expect(stay).toBeFocused()
  expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(await stateOf(page)).toBe('active')
})

const renewals = {
  'empties its body': () => document.body.replaceChildren(),
  'replaces its body': () => {
    document.body = document.createElement('body')
  },
}

for (const [name, renew] of Object.entries(renewals)) {
  test(`stays on a page that ${name}`, async ({ app, page }) => {
    const { dialog, stay } = await openWarning(app, page)
    await page.evaluate(renew)
    await expect(stay).toBeFocused()
    await stay.press('Enter')
    await expect(dialog).toHaveCount(0)
    expect(await stateOf(page)).toBe('active')
  })
}

test('looks in quirks mode as in standards mode', async ({ app, page }) => {
  await openWarning(app, page)
  const before = await drawn(page)
  app.dress({ doctype: '' })
  await app.open(page)
  await pass(page, 4 * MINUTE)
  const { dialog } = dialogOf(page)
  expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat')
  expect(await drawn(page)).toEqual(before)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await pass(page, 5 * MINUTE + SECOND)
  await expect(dialogOf(page).curtain).toBeVisible()
  expect(await uppermost(page)).toEqual(['lastcall-dialog'])
})

test('lets people write on where they were after a click on "Stay signed in"', async ({
  app,
  page,
}) => {
  const { dialog, stay } = await openWarning(app, page)
  await stay.click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('#name')).toBeFocused()
  await page.keyboard.type('Ada')
  await expect(page.locator('#name')).toHaveValue('Ada')
})

// What a page may say of its root, which the dialog would inherit.
const INHERITED = [
  'pointer-events: none',
  'white-space: nowrap',
  'text-indent: -999px',
  'text-transform: uppercase',
  'writing-mode: vertical-rl',
  '-webkit-text-fill-color: transparent',
]

for (const rule of INHERITED) {
  test(`looks as ever on a page whose root has ${rule}`, async ({ app, page }) => {
    const { dialog, stay } = await openWarning(app, page)
    await settledLook(page)
    const before = await drawn(page)
    const picture = await dialog.screenshot()
    await style(page, `:root { ${rule} }`)
    expect(await drawn(page)).toEqual(before)
    expect(picture.equals(await dialog.screenshot())).toBe(true)
    await stay.click()
    await expect(dialog).toHaveCount(0)
  })
}

test('shows nothing of a modal that the page opens beside its body', async ({ app, page }) => {
  await openQuietPage(app, page)
  await pass(page, 5 * MINUTE + SECOND)
  await settledLook(page)
  const before = await page.screenshot()
  await page.evaluate(() => {
    const own = document.createElement('dialog')
    own.append('Delete this payee?')
    document.documentElement.append(own)
    own.showModal()
  })
  expect(before.equals(await page.screenshot())).toBe(true)
})

test('offers no button to a typist where the warning of a fixed end comes back', async ({
  app,
  page,
}) => {
  const { dialog } = await openWarning(app, page, { lifetime: '5m' })
  await expect(dialog).toBeFocused()
  await page.evaluate(() => document.querySelector('lastcall-dialog')!.remove())
  await pass(page, SECOND)
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Space')
  await pass(page, SECOND)
  await expect(dialog).toBeVisible()
})
