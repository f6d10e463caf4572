import type { Page } from '@playwright/test'
import { ar, cy, de } from '../src/locales'
import type { Messages } from '../src/ui/messages'
import type { App } from './support/app'
import { expect, test } from './support/test'
import { openWarning } from './support/warning'

/** Before the deferred script runs. */
const writtenIn = (page: Page, lang: string) =>
  page.addInitScript((tag) => {
    document.addEventListener('readystatechange', () => {
      document.documentElement.lang = tag
    })
  }, lang)

type Sets = Record<string, string | Partial<Messages>>

const openIn = async (app: App, page: Page, sets: Sets, more = {}) =>
  openWarning(app, page, { messages: JSON.stringify(sets), ...more }, 'full')

test('of several sets of texts the page’s language is taken', async ({ app, page }) => {
  await writtenIn(page, 'cy')
  const { dialog } = await openIn(app, page, { de, cy })
  await expect(dialog).toHaveAccessibleName(cy.title)
  await expect(dialog).toHaveAttribute('lang', 'cy')
})

test('the option stands in front of the page’s language', async ({ app, page }) => {
  await writtenIn(page, 'cy')
  const { dialog } = await openIn(app, page, { de, cy }, { lang: 'de' })
  await expect(dialog).toHaveAccessibleName(de.title)
})

test('a variety of a language takes the set of the language, and its own numbers', async ({
  app,
  page,
}) => {
  await writtenIn(page, 'de-AT')
  const { dialog, time } = await openIn(app, page, { de })
  await expect(dialog).toHaveAccessibleName(de.title)
  await expect(dialog).toHaveAttribute('lang', 'de-AT')
  await expect(time).toHaveText(`${de.timeLeft} 1 Minute`)
})

test('a language that there is no set for is English throughout', async ({ app, page }) => {
  await writtenIn(page, 'fi')
  const { dialog, time } = await openIn(app, page, { de })
  await expect(dialog).toHaveAccessibleName('Are you still there?')
  await expect(dialog).toHaveAttribute('lang', 'en')
  await expect(time).toHaveText('Time left: 1 minute')
})

test('a sentence that a set lacks is English, and is marked as English', async ({ app, page }) => {
  await writtenIn(page, 'de')
  const { stay, timeLeft, ...rest } = de
  const { dialog, time } = await openIn(app, page, { de: rest })
  await expect(dialog).toHaveAccessibleName(de.title)
  const english = dialog.getByRole('button', { name: 'Stay signed in' })
  await expect(english).toHaveAttribute('lang', 'en')
  await expect(time).toHaveText('Time left: 1 minute')
  await expect(time).toHaveAttribute('lang', 'en')
  await expect(dialog.getByRole('button', { name: de.signOut })).toHaveAttribute('lang', 'de')
})

test('a text by its name stands in front of every set', async ({ app, page }) => {
  const { dialog, time } = await openIn(app, page, { de, title: 'Noch da?' }, { lang: 'de' })
  await expect(dialog).toHaveAccessibleName('Noch da?')
  await expect(time).toHaveText(`${de.timeLeft} 1 Minute`)
})

test('Arabic is written from the right, with its own numerals and plurals', async ({
  app,
  page,
}) => {
  await writtenIn(page, 'ar-EG')
  const { dialog, time } = await openIn(app, page, { ar }, { warning: '3m' })
  await expect(dialog).toHaveCSS('direction', 'rtl')
  const twoMinutes = new Intl.NumberFormat('ar-EG', {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  })
  await expect(time).toHaveText(`${ar.timeLeft} ${twoMinutes.format(1)}`)
})
