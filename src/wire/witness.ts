import { createRoll } from '../core/roll'

/** What a page tells the witness: that it left, with the letter to be sent for the last; or is back. */
export interface Testimony {
  readonly page: string
  readonly others: readonly string[]
  readonly url: string
  readonly body: string
}

const texts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** Anything may be posted by whatever else runs on this origin. */
function readTestimony(data: unknown): Partial<Testimony> {
  const { page, others, url, body } = (data ?? {}) as Record<string, unknown>
  if (!texts([page])) return {}
  return texts([url, body]) && texts(others)
    ? ({ page, others, url, body } as Testimony)
    : { page: page as string }
}

/** As far as it is used here: TypeScript knows workers only without the DOM. */
interface WorkerScope {
  onconnect: ((event: MessageEvent) => void) | null
}

/** Serves the pages of this origin in a worker that outlives them: sends the end for the last. */
export function serveAsWitness(scope: WorkerScope): void {
  const roll = createRoll()
  const heard = ({ data }: MessageEvent) => {
    const { page, others, url, body } = readTestimony(data)
    if (!page) return
    if (!others || !url) return roll.back(page)
    if (!roll.left(page, others, Date.now())) return
    const init = { method: 'POST', keepalive: true, redirect: 'manual' } as const
    fetch(url, { ...init, credentials: 'include', body: new URLSearchParams(body) }).catch(() => {})
  }
  scope.onconnect = ({ ports: [port] }) => {
    if (port) port.onmessage = heard
  }
}
