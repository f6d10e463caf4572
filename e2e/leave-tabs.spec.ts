import type { Page } from '@playwright/test'
import { onlyEnd } from './support/endings'
import { closeTab } from './support/journeys'
import { expect, test } from './support/test'

const opens = [
  { name: 'target=_blank', act: (page: Page) => page.click('#blank') },
  {
    name: 'Ctrl and a click',
    act: (page: Page) => page.click('#link', { modifiers: ['Control'] }),
  },
  {
    name: 'a popup window',
    act: (page: Page) => page.evaluate(() => void open('next', 'popup', 'popup,width=300')),
  },
]

/** The other page has said goodbye, and this one has heard it. */
const alone = (page: Page) =>
  page.waitForFunction(
    () => Object.keys(localStorage).filter((key) => key.includes(':page:')).length === 1,
  )

for (const { name, act } of opens) {
  for (const closed of ['new', 'old'] as const) {
    test(`keeps the session when ${name} opened a tab and the ${closed} one is closed`, async ({
      app,
      page,
      context,
    }) => {
      app.use({ 'end-url': 'end', 'idle-timeout': '20m' })
      await app.open(page)
      const opened = context.waitForEvent('page')
      await act(page)
      const fresh = await opened
      await fresh.waitForURL(app.url('next'))

      const [goes, stays] = closed === 'new' ? [fresh, page] : [page, fresh]
      await closeTab(goes)
      await alone(stays)
      const after = await app.mark(stays)
      await closeTab(stays)
      const end = await onlyEnd(app, context)
      expect(end.n).toBeGreaterThan(after.n)
    })
  }
}
