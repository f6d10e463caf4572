import type { Answer } from './answers'

/** One request as it arrived. `n` is its place among all that this server has ever heard. */
export interface Received {
  readonly n: number
  readonly at: number
  readonly what: string
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** The fields of a urlencoded body, in the order they came. */
  readonly fields: readonly (readonly [string, string])[]
}

/** How a page of this world includes the SDK. */
export type Way = 'tag' | 'full' | 'module' | 'npm' | 'none'

/** What one test's pages look like, what it is answered, and all that arrived for it. */
export interface World {
  readonly id: string
  way: Way
  /** Options of the script element, as they are written after `data-`. */
  options: Record<string, string>
  /** More markup for every page, before and after the script element. */
  head: string
  body: string
  csp: string
  doctype: string
  /** Attributes of the root element. */
  root: string
  /** What an endpoint answers, by its name; of a list each once, and the last from then on. */
  readonly answers: Map<string, Answer[]>
  readonly received: readonly Received[]
  add(request: Omit<Received, 'n' | 'at'>): void
  /** Resolves as soon as `check` is true of what has arrived. */
  until(check: (received: readonly Received[]) => boolean): Promise<void>
  /** Resolves when the test is over, so that no answer hangs for longer. */
  readonly over: Promise<void>
  end(): void
}

export const STRICT = "default-src 'self'; require-trusted-types-for 'script'"

let heard = 0

export const createWorld = (id: string): World => {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  let end = () => {}
  const over = new Promise<void>((resolve) => {
    end = resolve
  })

  return {
    id,
    way: 'tag',
    options: {},
    head: '',
    body: '',
    csp: STRICT,
    doctype: '<!doctype html>',
    root: 'lang="en"',
    answers: new Map(),
    received,
    add(request) {
      heard += 1
      received.push({ ...request, n: heard, at: Date.now() })
      for (const look of waiting) look()
    },
    until: (check) =>
      new Promise((resolve) => {
        const look = () => {
          if (!check(received)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    over,
    end,
  }
}
