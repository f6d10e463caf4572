import type { Page } from '@playwright/test'
import type { Entry, Lane } from '../../demo/server/journal'
import { expect } from './test'

/** The demo as a visitor of this name sees it, with the inspector's log as the observer. */
export const createHarbour = (origin: string, page: Page) => {
  const name = `Visitor ${crypto.randomUUID().slice(0, 6)}`

  const lane = async (): Promise<Lane> => {
    const answer = await fetch(`${origin}/inspector/log`)
    const { sessions } = (await answer.json()) as { sessions: Lane[] }
    return sessions.filter((one) => one.name === name).at(-1)!
  }
  return {
    name,
    lane,
    /** The inspector comes to show this. */
    notes: (entry: Partial<Entry>) =>
      expect
        .poll(async () => (await lane()).entries, { timeout: 10_000 })
        .toContainEqual(expect.objectContaining(entry)),
    kinds: async () => (await lane()).entries.map(({ kind }) => kind),
    open: (path: string) => page.goto(origin + path),
    arrives: (path: string) => page.waitForURL(origin + path),
    async signIn() {
      await page.goto(origin)
      await page.getByLabel('Your name').fill(name)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL(`${origin}/accounts`)
    },
    /** From here on pages believe in a fixed end, so many seconds away. */
    endsIn(seconds: number) {
      const end = Date.now() + seconds * 1_000
      return page.route(/\/session\/(status|keep-alive)$/, (route) => {
        const left = Math.ceil((end - Date.now()) / 1_000)
        return route.fulfill({ json: { state: 'live', expires_in: 27, lifetime_in: left } })
      })
    },
    /** The session is over on the server, for this reason. */
    ended: (reason: string) =>
      expect.poll(async () => (await lane()).reason, { timeout: 10_000 }).toBe(reason),
    async live() {
      const { state, reason } = await lane()
      expect({ state, reason }).toEqual({ state: 'live', reason: undefined })
    },
  }
}
