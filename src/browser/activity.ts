import type { Stoppable } from '../ports'

/** At most one event in this time runs any script. */
const THROTTLE = 1000

/**
 * Trusted input of the person, in the page and in its frames of the same origin. After an event the
 * listeners are gone for a throttle window, so that a moving pointer costs the page nothing.
 */
export function createActivity(
  window: Window,
  names: readonly string[],
  acted: () => void,
): Stoppable {
  let listening = new AbortController()
  let timer: number | undefined

  const heard = ({ isTrusted, type, movementX, movementY }: Partial<MouseEvent>) => {
    // Chrome fires a move when something else moves below a pointer at rest. A touch has no such
    // property: it is never at rest.
    const phantom = /move$/.test(type!) && movementX === 0 && movementY === 0
    if (!isTrusted || phantom) return
    listening.abort()
    timer = window.setTimeout(listen, THROTTLE)
    acted()
  }
  const listenIn = (inner: Window, signal: AbortSignal) => {
    try {
      // What a frame has loaded has no listeners yet.
      inner.document.addEventListener('load', loaded, { capture: true, signal })
      for (const name of names) {
        inner.addEventListener(name, heard, { capture: true, passive: true, signal })
      }
    } catch {
      // A frame of another origin.
    }
    for (let i = 0; i < inner.length; i++) listenIn(inner[i] as Window, signal)
  }
  const loaded = ({ target }: Event) => {
    if ((target as HTMLIFrameElement).contentWindow) listen()
  }
  const listen = () => {
    listening.abort()
    listening = new AbortController()
    listenIn(window, listening.signal)
  }

  listen()
  return {
    stop() {
      listening.abort()
      window.clearTimeout(timer)
    },
  }
}
