import type { Page } from '@playwright/test'

/** One event as the page's document heard it. */
export interface Told {
  name: string
  detail: Record<string, unknown>
  /** Whether the page was covered at that very moment. */
  covered: boolean
}

declare global {
  interface Window {
    told(name: string, detail: unknown, covered: boolean): void
  }
}

const NAMES = ['warning', 'tick', 'extended', 'heartbeat', 'expired', 'leave', 'signedout', 'error']

/** Collects what the SDK tells the document, and each of the page's requests as `fetch`. */
export const listenTo = async (page: Page): Promise<Told[]> => {
  const told: Told[] = []
  await page.exposeFunction('told', (name: string, detail: Told['detail'], covered: boolean) => {
    told.push({ name, detail, covered })
  })
  await page.addInitScript((names) => {
    const covered = () => {
      const top = document.elementFromPoint(innerWidth / 2, 1)
      const dialog = document.querySelector('lastcall-dialog')?.shadowRoot?.querySelector('dialog')
      return top?.localName === 'lastcall-dialog' && !!dialog?.matches('.curtain:modal')
    }
    for (const name of names) {
      document.addEventListener(`lastcall:${name}`, (event) => {
        const { detail } = event as CustomEvent
        const error = String(detail.error ?? '')
        window.told(name, { ...detail, ...(error && { error }) }, covered())
      })
    }
    const { fetch } = window
    window.fetch = (input, init) => {
      window.told('fetch', { url: String(input) }, covered())
      return fetch(input, init)
    }
  }, NAMES)
  return told
}

export const namesOf = (told: readonly Told[]): string[] => told.map(({ name }) => name)
