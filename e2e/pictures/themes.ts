import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { STRICT } from '../server/world'
import type { App } from '../support/app'
import { dialogOf } from '../support/dialog'
import { holdTime, MINUTE, pass } from '../support/time'
import { DASHBOARD, PLAIN, type Scenery, SERVICE } from './pages'
import { inProject, type Studio, shoot } from './studio'

interface Theme {
  readonly name: string
  readonly css: string
  readonly scenery: Scenery
}

const theme = (name: string, scenery: Scenery): Theme => ({
  name,
  css: readFileSync(inProject(`docs/themes/${name}.css`), 'utf8'),
  scenery,
})

/** The themes that docs/theming.md shows. */
export const THEMES = [theme('service', SERVICE), theme('dashboard', DASHBOARD)]

/** For pages whose own style stands in a style element. */
export const STYLED = { csp: `${STRICT}; style-src 'unsafe-inline'` }

const WINDOW = { viewport: { width: 720, height: 480 }, colorScheme: 'light' as const }

const warn = async (app: App, page: Page, { css, scenery }: Omit<Theme, 'name'>) => {
  app.use({ 'end-url': 'end', 'idle-timeout': '20m', warning: '2m' })
  app.dress({
    ...STYLED,
    head: `<style>${scenery.css}</style><style>${css}</style>`,
    body: scenery.body,
  })
  await holdTime(page)
  await app.open(page, scenery.title)
  await pass(page, 18 * MINUTE)
  await dialogOf(page).dialog.waitFor()
}

/** The pictures of docs/theming.md: the dialog as it is, and in each theme. */
export const takeThemes = async (studio: Studio): Promise<void> => {
  for (const one of [{ name: 'default', css: '', scenery: PLAIN }, ...THEMES]) {
    await studio.visit(WINDOW, async (app, page) => {
      await warn(app, page, one)
      await shoot(page, join('docs', 'pictures', `theme-${one.name}.png`))
    })
  }
}
