import { vi } from 'vitest'
import { recorder } from './recorder'

/** What the browser keeps to post it when the page dies: `fetchLater`, with what it holds now. */
export function crashPost() {
  const { list, record } = recorder<{ url: string; body: string; init: RequestInit }>()
  vi.stubGlobal('fetchLater', (url: string, init: RequestInit) =>
    record({ url, body: String(init.body), init }),
  )
  return {
    /** All that was ever handed over. */
    given: list,
    /** What would be posted if the page died now. */
    get lying() {
      return list.filter(({ init }) => !init.signal?.aborted).map(({ body }) => body)
    },
  }
}

/** Workers that live longer than the page, with what it told them. */
export function workers() {
  const { list: started, record: start } = recorder<[string, object]>()
  const { list: heard, record: hear } = recorder<Record<string, unknown>>()
  let closed = 0
  class Worker {
    readonly port = { postMessage: hear, close: () => void closed++ }
    constructor(url: string, options: object) {
      start([url, options])
    }
  }
  vi.stubGlobal('SharedWorker', Worker)
  return {
    started,
    heard,
    get closed() {
      return closed
    },
  }
}

/** The origin refuses its storage, as with blocked cookies. */
export const refuseStorage = () =>
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new Error('SecurityError')
  })
