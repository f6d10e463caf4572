import type { Page } from '@playwright/test'
import { MINUTE } from '../support/time.ts'

/**
 * What the tabs of a broken site do too much of, each something else. What goes unnoticed of it would
 * go unnoticed in Lastcall.
 */
const LEAKS: readonly ((minute: number) => void)[] = [
  (minute) => {
    const kept: object[] = []
    setInterval(() => kept.push({ at: Date.now() }), minute)
  },
  (minute) => {
    setInterval(() => addEventListener('pointermove', () => {}), minute)
  },
  (minute) => {
    setInterval(() => document.body.append(document.createElement('i')), minute)
  },
  (minute) => {
    setInterval(() => setTimeout(() => {}, 10_000 * minute), minute)
  },
  (minute) => {
    const kept: Document[] = []
    setInterval(() => kept.push(document.implementation.createHTMLDocument()), minute)
    setInterval(() => fetch('keep-alive', { method: 'POST' }), 7 * minute)
  },
]

export const breakPages = (pages: readonly Page[]) =>
  Promise.all(pages.map((page, tab) => page.evaluate(LEAKS[tab]!, MINUTE)))
