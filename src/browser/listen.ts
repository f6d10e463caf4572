import type { Stoppable } from '../ports'

type Heard<E extends Event> = (event: E) => void

/** The listeners of one adapter, which leave together. */
export interface Listeners extends Stoppable {
  /** @param names one or more, separated by spaces. A target that is missing is never heard. */
  on<E extends Event>(target: EventTarget | undefined, names: string, heard: Heard<E>): void
}

/**
 * @param capture a page that stops an event cannot hide it.
 */
export function createListeners(capture = false): Listeners {
  const stopping = new AbortController()
  const { signal } = stopping
  return {
    on(target, names, heard) {
      for (const name of names.split(' ')) {
        target?.addEventListener(name, heard as EventListener, { capture, signal })
      }
    },
    stop: () => stopping.abort(),
  }
}
