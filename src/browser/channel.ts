import type { Stoppable } from '../ports'
import { createListeners } from './listen'
import { withStorage } from './storage'

/**
 * What the pages of this origin say to each other under a name. Where there is no BroadcastChannel
 * (Safari before 15.4), by storage events. A page that comes back from the back/forward cache hears
 * what was kept last.
 *
 * @param leaving the page goes: time for a last word.
 */
export function createChannel(
  window: Window & Partial<Pick<typeof globalThis, 'BroadcastChannel'>>,
  name: string,
  heard: (message: unknown) => void,
  leaving: () => void,
): Stoppable & {
  say(message: unknown): void
  /** For a page in the back/forward cache, which hears nothing while it is there. */
  keep(message: unknown): void
} {
  const { BroadcastChannel } = window
  const { on, stop } = createListeners()
  let channel: BroadcastChannel | undefined

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
  const keep = (message: unknown) =>
    withStorage(window, (storage) => storage.setItem(name, JSON.stringify(message)))
  const hear = (text: string | null | undefined) => {
    try {
      heard(JSON.parse(text!))
    } catch {}
  }

  open()
  on(window, 'pagehide', () => {
    leaving()
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
    say(message) {
      if (channel) channel.postMessage(message)
      else keep(message)
    },
    // Kept twice is heard once: a value that stays the same fires no storage event.
    keep,
    stop() {
      stop()
      close()
    },
  }
}
