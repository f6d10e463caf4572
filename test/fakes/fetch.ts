import { request } from '../../src/browser/server'
import { partial, recorder } from './recorder'

/** What `fetch` does: rejects, and breaks the body, when its signal says so. */
export const asking = (
  answer: (signal: AbortSignal) => Response | Promise<Response>,
  init = {},
) => {
  const sent = recorder<RequestInit>()
  const window = partial<Window>({
    setTimeout,
    clearTimeout,
    fetch(_: string, given: RequestInit) {
      sent.record(given)
      const signal = given.signal!
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        Promise.resolve(answer(signal)).then(resolve, reject)
      })
    },
  })
  return {
    outcome: request(window, '/status', init, 10_000, new AbortController().signal),
    sent: sent.list,
  }
}
export const says = (
  body: BodyInit | null,
  init: ResponseInit = { headers: { 'content-type': 'application/json' } },
) => asking(() => new Response(body, init)).outcome

/** A body that comes in pieces, and breaks off where the request is given up. */
export const trickling = (signal: AbortSignal, pieces: number, piece = ' ') => {
  let sent = 0
  let cancelled = false
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal.addEventListener('abort', () => controller.error(signal.reason))
      const more = () => {
        if (signal.aborted || cancelled) return
        if (sent++ === pieces) return controller.close()
        controller.enqueue(new TextEncoder().encode(piece))
        setTimeout(more, 1000)
      }
      more()
    },
    cancel() {
      cancelled = true
    },
  })
}
