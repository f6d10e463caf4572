import type { Page } from '@playwright/test'
import { ar } from 'lastcall/locales'
import type { App } from './support/app'
import { dialogOf, settledLook } from './support/dialog'
import { focusOf, style } from './support/drawn'
import { expect, test } from './support/test'
import { MINUTE, pass, SECOND } from './support/time'
import { openWarning } from './support/warning'

const LONG = 'Rechtsschutzversicherungsgesellschaftsangestelltenversammlung'.repeat(3)
const WORDS = { title: LONG, text: LONG, stay: LONG, signOut: LONG, timeLeft: LONG }

/** Whatever does not fit into its place. */
const cutOff = (page: Page): Promise<string[]> =>
  page.locator('lastcall-dialog').evaluate((host) => {
    const dialog = host.shadowRoot!.querySelector('dialog')!
    const edge = dialog.getBoundingClientRect()
    return [dialog, ...dialog.querySelectorAll<HTMLElement>('[part]:not([role=status])')]
      .filter((part) => part.checkVisibility())
      .filter((part) => {
        const { left, right } = part.getBoundingClientRect()
        const wide = part.scrollWidth > part.clientWidth && part.clientWidth > 0
        return wide || left < edge.left || right > edge.right
      })
      .map((part) => part.id || part.localName)
  })

const scrollsAside = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const root = document.documentElement
    return root.scrollWidth > root.clientWidth
  })

const windows = [
  { name: 'a window of 320 pixels', width: 320, height: 640 },
  { name: 'a window at 400 %', width: 320, height: 256 },
]

for (const { name, ...size } of windows) {
  for (const [what, texts] of Object.entries({ 'its own words': {}, 'endless words': WORDS })) {
    test(`cuts nothing off in ${name}, with ${what}`, async ({ app, page }) => {
      await page.setViewportSize(size)
      // What the page itself does there is not to be seen here.
      app.dress({ head: '<meta name="viewport" content="width=device-width">' })
      await openWarning(app, page, { messages: JSON.stringify(texts) })
      await style(page, 'main { overflow: hidden }')
      expect(await cutOff(page)).toEqual([])
      expect(await scrollsAside(page)).toBe(false)
      const box = await page.locator('lastcall-dialog dialog').boundingBox()
      expect(box!.x).toBeGreaterThanOrEqual(0)
      expect(box!.x + box!.width).toBeLessThanOrEqual(size.width)
      expect(box!.y).toBeGreaterThanOrEqual(0)
      expect(box!.y + box!.height).toBeLessThanOrEqual(size.height)
    })

    test(`brings each button into ${name} by the keyboard, with ${what}`, async ({ app, page }) => {
      await page.setViewportSize(size)
      await openWarning(app, page, { messages: JSON.stringify(texts) })
      const seen: (string | undefined)[] = []
      for (let presses = 0; presses < 4; presses++) {
        const id = await focusOf(page)
        if (id === 'stay' || id === 'signOut') {
          seen.push(id)
          // With such words a button may be as high as the window.
          const button = page.locator(`lastcall-dialog #${id}`)
          await expect(button).toBeInViewport({ ratio: texts === WORDS ? 0.4 : 0.99 })
        }
        await page.keyboard.press('Tab')
      }
      expect(new Set(seen)).toEqual(new Set(['stay', 'signOut']))
    })
  }
}

test('has buttons that are large enough to hit', async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  // As short as can be.
  const messages = JSON.stringify({ stay: 'i', signOut: 'i' })
  const { dialog } = await openWarning(app, page, { messages })
  await style(page, 'lastcall-dialog { --lastcall-font: 8px/1 sans-serif }')
  const boxes = await dialog
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().toJSON()))
  expect(boxes).toHaveLength(2)
  for (const { width, height } of boxes) {
    expect(width).toBeGreaterThanOrEqual(24)
    expect(height).toBeGreaterThanOrEqual(24)
  }
})

/** The contrast of two computed colours, as WCAG has it. */
const contrast = (one: string, two: string): number => {
  const [a = 0, b = 0] = [one, two]
    .map((colour) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const value = Number(part) / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
    .sort((a, b) => b - a)
  return (a + 0.05) / (b + 0.05)
}

/** The outline of what has the focus, and the ground that it stands on. */
const ringOf = (page: Page) =>
  page.locator('lastcall-dialog').evaluate((host) => {
    const { activeElement } = host.shadowRoot!
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(activeElement!)
    const ground = getComputedStyle(host.shadowRoot!.querySelector('dialog')!).backgroundColor
    return { id: activeElement!.id, outlineStyle, outlineWidth, outlineColor, ground }
  })

for (const colorScheme of ['light', 'dark'] as const) {
  test(`shows where the keyboard is (${colorScheme})`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme })
    app.dress({ head: '<meta name="color-scheme" content="light dark">' })
    await openWarning(app, page)
    for (const id of ['signOut', 'stay']) {
      await page.keyboard.press(id === 'stay' ? 'Shift+Tab' : 'Tab')
      const ring = await ringOf(page)
      expect(ring).toMatchObject({ id, outlineStyle: 'solid', outlineWidth: '3px' })
      expect(contrast(ring.outlineColor, ring.ground)).toBeGreaterThanOrEqual(3)
    }
  })
}

test('stands left to right with English texts on a page from right to left', async ({
  app,
  page,
}) => {
  app.dress({ root: 'lang="ar" dir="rtl"' })
  const { dialog, stay, signOut } = await openWarning(app, page)
  await expect(dialog).toHaveAttribute('lang', 'en')
  await expect(dialog).toHaveCSS('direction', 'ltr')
  for (const part of ['title', 'text', 'time']) {
    await expect(dialog.locator(`[part=${part}]`)).toHaveCSS('direction', 'ltr')
  }
  const [first, second] = [await stay.boundingBox(), await signOut.boundingBox()]
  expect(first!.x).toBeLessThan(second!.x)
})

test('stands right to left with Arabic texts', async ({ app, page }) => {
  app.dress({ root: 'lang="ar" dir="rtl"' })
  await openWarning(app, page, { messages: JSON.stringify(ar) })
  const { dialog } = dialogOf(page)
  const [stay, signOut] = [ar.stay, ar.signOut].map((name) => dialog.getByRole('button', { name }))
  for (const part of ['title', 'text', 'time']) {
    await expect(dialog.locator(`[part=${part}]`)).toHaveCSS('direction', 'rtl')
    await expect(dialog.locator(`[part=${part}]`)).toHaveCSS('text-align', 'start')
  }
  await expect(dialog).toHaveCSS('direction', 'rtl')
  const [first, second] = [await stay!.boundingBox(), await signOut!.boundingBox()]
  expect(first!.x).toBeGreaterThan(second!.x)
})

const COLOURS = `:root {
  --lastcall-accent: #f1f; --lastcall-accent-text: #f2f; --lastcall-background: #f3f;
  --lastcall-text: #f4f; --lastcall-border: #f5f; --lastcall-focus: #f6f; --lastcall-curtain: #f7f }`

/** All colours that something is drawn in, among them those of a backdrop. */
const coloursOf = (page: Page) =>
  page.locator('lastcall-dialog').evaluate((host) => {
    const dialog = host.shadowRoot!.querySelector('dialog')!
    const parts = [dialog, ...dialog.querySelectorAll<HTMLElement>('[part]')]
    const drawn = parts.filter((part) => part.checkVisibility() && part.role !== 'status')
    return drawn.flatMap((part) => {
      const { color, backgroundColor, borderColor, outlineColor } = getComputedStyle(part)
      return [color, backgroundColor, borderColor, outlineColor]
    })
  })

const SYSTEM = ['Canvas', 'CanvasText', 'ButtonFace', 'ButtonText', 'ButtonBorder', 'Highlight']

const systemColours = (page: Page) =>
  page.evaluate((names) => {
    const probe = document.createElement('i')
    document.body.append(probe)
    return names.map((name) => {
      probe.style.setProperty('color', name)
      return getComputedStyle(probe).color
    })
  }, SYSTEM)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`uses the system's colours alone where they are forced (${colorScheme})`, async ({
    app,
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    const { dialog, stay } = await openWarning(app, page)
    await style(page, COLOURS)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    const system = await systemColours(page)
    const strange = (await coloursOf(page)).filter(
      (colour) => !system.includes(colour) && !/, 0\)$/.test(colour),
    )
    expect(strange).toEqual([])
    for (const part of [dialog, stay]) {
      const [ink, ground] = await part.evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element)
        return [color, backgroundColor]
      })
      expect(contrast(ink!, ground!)).toBeGreaterThanOrEqual(7)
      await expect(part).not.toHaveCSS('border-style', 'none')
    }
    await expect(stay).toHaveCSS('outline-style', 'solid')
    await pass(page, MINUTE + SECOND)
    const backdrop = await dialogOf(page).curtain.evaluate(
      (curtain) => getComputedStyle(curtain, '::backdrop').backgroundColor,
    )
    expect(backdrop).toMatch(/^rgb\(/)
  })
}

/** The properties that anything in the dialog is animated in, and how. */
const movesOf = (page: Page) =>
  page.locator('lastcall-dialog').evaluate((host) =>
    host.shadowRoot!.getAnimations().map((animation) => {
      const frames = (animation.effect as KeyframeEffect).getKeyframes()
      const other = ['offset', 'computedOffset', 'easing', 'composite']
      const names = frames.flatMap((frame) => Object.keys(frame))
      return {
        properties: [...new Set(names)].filter((name) => !other.includes(name)),
        steps: frames.every(({ easing }) => easing.startsWith('steps(1')),
      }
    }),
  )

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`moves nothing, with prefers-reduced-motion: ${reducedMotion}`, async ({ app, page }) => {
    await page.emulateMedia({ reducedMotion })
    const { stay } = await openWarning(app, page)
    expect(await movesOf(page)).toEqual([])
    await stay.hover()
    expect(await movesOf(page)).toEqual([])
    await pass(page, MINUTE)
    for (const { properties, steps } of await movesOf(page)) {
      expect(properties).toEqual(['opacity'])
      expect(steps).toBe(true)
    }
    await settledLook(page)
    await expect(dialogOf(page).curtain).toHaveCSS('opacity', '1')
  })
}

/** Presses a key again and again, and says where the keyboard was. Between two rounds: the browser. */
const walk = async (page: Page, key: string, presses: number) => {
  const places: (string | undefined)[] = []
  for (let n = 0; n < presses; n++) {
    await page.keyboard.press(key)
    places.push(await focusOf(page))
  }
  return places.filter((place) => place !== 'body')
}

test('keeps the keyboard inside: Tab goes round, and reaches nothing of the page', async ({
  app,
  page,
}) => {
  const { stay } = await openWarning(app, page)
  await expect(stay).toBeFocused()
  const forth = await walk(page, 'Tab', 9)
  expect(forth.slice(0, 4)).toEqual(['signOut', 'stay', 'signOut', 'stay'])
  expect(new Set(forth)).toEqual(new Set(['stay', 'signOut']))
  await stay.focus()
  const back = await walk(page, 'Shift+Tab', 9)
  expect(back.slice(0, 3)).toEqual(['signOut', 'stay', 'signOut'])
  expect(new Set(back)).toEqual(new Set(['stay', 'signOut']))
})

const answers: { key: string; to: string; does(app: App, page: Page): Promise<unknown> }[] = [
  { key: 'Enter', to: 'stay', does: (app) => app.hears('keep-alive') },
  { key: 'Space', to: 'stay', does: (app) => app.hears('keep-alive') },
  { key: 'Escape', to: 'stay', does: (app) => app.hears('keep-alive') },
  { key: 'Escape', to: 'signOut', does: (app) => app.hears('keep-alive') },
  { key: 'Enter', to: 'signOut', does: (app) => app.hears('end') },
  { key: 'Space', to: 'signOut', does: (app) => app.hears('end') },
]

for (const { key, to, does } of answers) {
  test(`is answered by ${key} on ${to}`, async ({ app, page }) => {
    const { signOut } = await openWarning(app, page)
    if (to === 'signOut') await page.keyboard.press('Tab')
    if (to === 'signOut') await expect(signOut).toBeFocused()
    await page.keyboard.press(key)
    await does(app, page)
    await app.mark(page)
    expect(app.heard('keep-alive').length + app.heard('end').length).toBe(1)
  })
}
