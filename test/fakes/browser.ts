import { vi } from 'vitest'
import { recorder } from './recorder'

/** What left the page for the network, as the server would read it. */
export interface Sent {
  readonly how: 'beacon' | 'fetch'
  readonly path: string
  readonly fields: Record<string, string>
}

/** Stands in for the network of the simulated page, which answers as it is told. */
export function network(answer: () => Response | Promise<Response> = () => new Response()) {
  const { list, record } = recorder<Sent>()
  const note = (how: Sent['how'], url: string, body: unknown) =>
    record({
      how,
      path: new URL(url, document.baseURI).pathname,
      fields: Object.fromEntries(new URLSearchParams(body as URLSearchParams)),
    })
  Object.defineProperty(navigator, 'sendBeacon', {
    configurable: true,
    value: (url: string, body: unknown) => {
      note('beacon', url, body)
      return true
    },
  })
  vi.spyOn(window, 'fetch').mockImplementation(async (url, init) => {
    note('fetch', String(url), init?.body)
    return answer()
  })
  return {
    sent: list,
    /** By their paths alone. */
    get paths() {
      return list.map(({ path }) => path)
    },
  }
}

/** Lets promises that are ready have their say. */
export const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}
