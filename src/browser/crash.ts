import type { Stoppable } from '../ports'
import { createListeners } from './listen'

/** A message that the browser itself is to post. */
interface Shot {
  readonly url: string
  readonly body: URLSearchParams
}

const INIT = { method: 'POST', credentials: 'include' } as const

// TypeScript's DOM types do not carry it yet.
type FetchLater = (url: string, init: RequestInit) => void

/**
 * A message that lies with the browser and is posted if this page dies without a word: `fetchLater`,
 * Chrome 135. Only a page that is looked at has it there: a tab that the browser discards dies too.
 *
 * @param write the message as it is now; none where a crash means nothing.
 */
export function createCrashLetter(
  window: Window,
  write: () => Shot | undefined,
): Stoppable & { renew(): void } {
  const { fetchLater } = window as { fetchLater?: FetchLater }
  const { document } = window
  const { on, stop } = createListeners()
  let here = true
  let lying = new AbortController()

  const renew = () => {
    const shot = fetchLater && here && !document.hidden ? write() : undefined
    lying.abort()
    lying = new AbortController()
    try {
      const { signal } = lying
      if (shot) fetchLater?.(shot.url, { ...INIT, body: shot.body, signal })
    } catch {
      // No room left for it, or not allowed in this page: a crash is left to the server's timeout.
    }
  }

  // A closing page still hears of its siblings after pagehide: it must not write again then.
  on(window, 'pageswap pagehide pageshow', ({ type }) => {
    here = type === 'pageshow'
    renew()
  })
  on(document, 'visibilitychange', renew)

  return {
    renew,
    stop() {
      stop()
      here = false
      renew()
    },
  }
}
