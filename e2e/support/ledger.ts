import type { CDPSession, Page } from '@playwright/test'
import { bundled } from './bundle'
import type {} from './in-page/timers'

declare global {
  interface Window {
    /** How often a listener for a pointer's moves was run, and how many moves there were. */
    moves: { heard: number; made: number }
  }
}

/** Counts timers, and what is run by a moving pointer. Before the page is opened. */
export const keepLedger = async (page: Page): Promise<void> => {
  await page.addInitScript({
    content: await bundled(new URL('in-page/timers.ts', import.meta.url)),
  })
  await page.addInitScript(() => {
    const counts = { heard: 0, made: 0 }
    window.moves = counts
    window.addEventListener('pointermove', () => counts.made++)
    const { addEventListener } = EventTarget.prototype
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (type !== 'pointermove' || typeof listener !== 'function') {
        return addEventListener.call(this, type, listener, options)
      }
      const counted = (event: Event) => {
        counts.heard++
        listener.call(this, event)
      }
      return addEventListener.call(this, type, counted, options)
    }
  })
}

const TARGETS = ['window', 'document', 'navigation', 'document.documentElement', 'document.body']

/** Every listener there is on the page's own targets, as the browser itself counts them. */
export const listenersOf = async (cdp: CDPSession): Promise<string[]> => {
  const found = TARGETS.map(async (expression) => {
    const { result } = await cdp.send('Runtime.evaluate', { expression })
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId ?? '',
    })
    return listeners.map(({ type }) => `${expression}: ${type}`)
  })
  return (await Promise.all(found)).flat().sort()
}
