import type { Stoppable } from '../ports'

/** At most one event in this time runs any script. */
const THROTTLE = 1000

/**
 * Trusted input of the person. After an event the listeners are gone for a throttle window, so
 * that a moving pointer costs the page nothing.
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
  const listen = () => {
    listening = new AbortController()
    const { signal } = listening
    for (const name of names) {
      window.addEventListener(name, heard, { capture: true, passive: true, signal })
    }
  }

  listen()
  return {
    stop() {
      listening.abort()
      window.clearTimeout(timer)
    },
  }
}
