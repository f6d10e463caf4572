import type { Page } from '@playwright/test'

/** What lies uppermost at points all over the window. */
export const uppermost = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(() => {
    const points = [1, innerWidth / 2, innerWidth - 2].flatMap((x) =>
      [1, innerHeight / 2, innerHeight - 2].map((y) => [x, y] as const),
    )
    return [...new Set(points.map(([x, y]) => document.elementFromPoint(x, y)?.localName))]
  })

/** Where each part of the dialog is, and what it looks like. */
export const drawn = (page: Page) =>
  page.locator('lastcall-dialog').evaluate((host) =>
    [...host.shadowRoot!.querySelectorAll<HTMLElement>('dialog, dialog *')]
      .filter((part) => !part.hidden && (part.textContent || part.localName === 'div'))
      .map((part) => {
        const { x, y, width, height } = part.getBoundingClientRect()
        const style = getComputedStyle(part)
        const seen = part.checkVisibility({ visibilityProperty: true })
        const inks = [
          style.color,
          style.backgroundColor,
          style.font,
          style.letterSpacing,
          style.opacity,
        ]
        return { id: part.id, x, y, width, height, seen, inks, hit: style.pointerEvents }
      }),
  )

/** Where the keyboard is: an id, in the page or in the dialog, else the name of the element. */
export const focusOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const { activeElement: outer } = document
    const focused = outer?.shadowRoot?.activeElement ?? outer
    return focused?.id || focused?.localName
  })

/** The page's own style rules, as from any of its files. */
export const style = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, css)
