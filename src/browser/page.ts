import type { Send, Stoppable } from '../ports'
import { createListeners } from './listen'

/** The moments at which a page may find that time has passed without it. */
export function createPage(window: Window, send: Send): Stoppable {
  const { document } = window
  const { on, stop } = createListeners()
  const wake = () => send({ type: 'wake', visible: !document.hidden })

  on(document, 'visibilitychange resume', wake)
  on(window, 'pageshow focus', wake)
  on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (persisted) send({ type: 'back' })
  })
  on(window, 'online', () => send({ type: 'retry' }))
  return { stop }
}
