import type { Stoppable } from '../ports'
import { createListeners } from './listen'

// `extendedLifetime` is younger than TypeScript's DOM types.
type Options = WorkerOptions & { extendedLifetime: boolean }

export interface Witness extends Stoppable {
  /** Starts the worker or joins it, where this has not been done. */
  meet(): void
  /** Tells it something of this page; false where there is none. */
  tell(message: object): boolean
}

/**
 * A worker that outlives the pages of this origin by some seconds, and so sees all of them go:
 * `SharedWorker` with `extendedLifetime`, Chrome 148. Not started where it would die with them.
 */
export function createWitness(window: Window, url: string, name: string, page: string): Witness {
  const { on, stop } = createListeners()
  let tried = false
  let port: MessagePort | undefined

  on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (persisted) port?.postMessage({ page })
  })
  return {
    meet() {
      // fetchLater is of the same browsers: others would start a worker that is of no use.
      // Once: each attempt that the page's policy refuses is reported to the site.
      if (tried || !('fetchLater' in window)) return
      tried = true
      try {
        port = new SharedWorker(url, { name, extendedLifetime: true } as Options).port
      } catch {
        // Not allowed by the page's policy.
      }
    },
    tell(message) {
      port?.postMessage({ page, ...message })
      return !!port
    },
    stop() {
      stop()
      port?.close()
    },
  }
}
