import type { Stoppable } from '../ports'
import { createListeners } from './listen'
import { withStorage } from './storage'

/**
 * What the pages of this origin say to each other under a name. Where there is no BroadcastChannel
 * (Safari before 15.4), by storage events. A page that comes back from the back/forward cache hears
 * what the last page that was left had to say.
 *
 * @param leaving the page goes: time for a last word.
 */
export function createChannel(
  window: Window & Partial<Pick<typeof globalThis, 'BroadcastChannel'>>,
  name: string,
  heard: (message: unknown) => void,
  leaving: () => void,
): Stoppable & {
  /** @param lasting it is worth hearing after this page has gone. */
  say(message: unknown, lasting: boolean): void
} {
  const { BroadcastChannel } = window
  const { on, stop } = createListeners()
  let channel: BroadcastChannel | undefined
  let last: string | undefined

  const open = () => {
    try {
      channel = new BroadcastChannel!(name)
      channel.onmessage = ({ data }) => heard(data)
    } catch {
      // There is none, or Firefox has cookies blocked.
    }
  }
  const close = () => {
    channel?.close()
    channel = undefined
  }
  const store = (text: string) => withStorage(window, (storage) => storage.setItem(name, text))
  const hear = (text: string | null | undefined) => {
    try {
      heard(JSON.parse(text!))
    } catch {}
  }

  open()
  on(window, 'pagehide', () => {
    leaving()
    // Where there is no channel it was stored as it was said, and would be heard again.
    if (channel && last) store(last)
    // A message that reaches a page in the back/forward cache throws it out.
    close()
  })
  on<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (!persisted) return
    open()
    hear(withStorage(window, (storage) => storage.getItem(name)))
  })
  on<StorageEvent>(window, 'storage', ({ key, newValue }) => {
    if (!channel && key === name) hear(newValue)
  })

  return {
    say(message, lasting) {
      const text = JSON.stringify(message)
      if (lasting) last = text
      if (channel) channel.postMessage(message)
      else store(text)
    },
    stop() {
      stop()
      close()
    },
  }
}
