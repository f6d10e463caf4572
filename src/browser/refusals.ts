import type { Stoppable } from '../ports'

/** After one, no other is told for this time: an app that polls asks in vain every second. In ms. */
const QUIET = 10_000

/** `responseStatus`: Chrome 109, Firefox 129; TypeScript's DOM types do not carry it everywhere. */
type Fetched = PerformanceEntry & {
  readonly initiatorType: string
  readonly responseStatus?: number
}

/**
 * Tells when the server refuses a request of the page's own script: the session may be gone. Read from
 * the browser's resource timing, so that no function of the page is patched.
 *
 * @param isOwn requests of Lastcall itself, which read their answers anyway.
 */
export function createRefusals(
  window: Window & Partial<Pick<typeof globalThis, 'PerformanceObserver'>>,
  statuses: readonly number[],
  isOwn: (url: URL) => boolean,
  refused: () => void,
): Stoppable {
  const { PerformanceObserver, location, performance } = window
  let quietUntil = 0
  let timer: number | undefined
  const tell = () => {
    quietUntil = performance.now() + QUIET
    timer = undefined
    refused()
  }
  const means = ({ name, initiatorType, responseStatus }: Fetched) => {
    if (!/^(fetch|xmlhttprequest)$/.test(initiatorType) || !statuses.includes(responseStatus!))
      return
    const url = new URL(name)
    return url.origin === location.origin && !isOwn(url)
  }
  const observer =
    PerformanceObserver &&
    new PerformanceObserver((list) => {
      if (!(list.getEntries() as Fetched[]).some(means)) return
      const wait = quietUntil - performance.now()
      if (wait <= 0) tell()
      else timer ??= window.setTimeout(tell, wait)
    })
  observer?.observe({ type: 'resource' })
  return {
    stop() {
      observer?.disconnect()
      window.clearTimeout(timer)
    },
  }
}
