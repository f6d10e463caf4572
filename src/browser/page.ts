import type { Send, Stoppable } from '../ports'

/** The moments at which a page may find that time has passed without it. */
export function createPage(window: Window, send: Send): Stoppable {
  const { document } = window
  const stopping = new AbortController()
  const { signal } = stopping
  const wake = () => send({ type: 'wake', visible: !document.hidden })

  for (const name of ['visibilitychange', 'resume'])
    document.addEventListener(name, wake, { signal })
  for (const name of ['pageshow', 'focus']) window.addEventListener(name, wake, { signal })
  // Back from the back/forward cache, another page may have signed out meanwhile.
  const shown = (event: PageTransitionEvent) => event.persisted && send({ type: 'check' })
  window.addEventListener('pageshow', shown, { signal })
  window.addEventListener('online', () => send({ type: 'retry' }), { signal })
  return { stop: () => stopping.abort() }
}
