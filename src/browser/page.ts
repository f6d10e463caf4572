import type { Stoppable } from '../ports'

/** The moments at which a page may find that time has passed without it. */
export function createPage(
  window: Window,
  on: { wake(visible: boolean): void; online(): void },
): Stoppable {
  const { document } = window
  const stopping = new AbortController()
  const { signal } = stopping
  const wake = () => on.wake(document.visibilityState === 'visible')

  for (const name of ['visibilitychange', 'resume'])
    document.addEventListener(name, wake, { signal })
  for (const name of ['pageshow', 'focus']) window.addEventListener(name, wake, { signal })
  window.addEventListener('online', on.online, { signal })
  return { stop: () => stopping.abort() }
}
