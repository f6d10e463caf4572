import { NO_ANSWER, readAnswer } from '../core/message'
import type { Outcome } from '../core/state'

/** An answer has at most this many characters; a longer one is not ours. */
const LONGEST_ANSWER = 4096

/** The body as JSON, else as text. What is too long says nothing. */
async function readBody(response: Response): Promise<unknown> {
  const reader = response.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    text += decoder.decode(value, { stream: !done })
    // What is left of it is given up with the request.
    if (text.length > LONGEST_ANSWER) return
    if (done) break
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** One request to the session's server, and what its answer means. Never rejects. */
export async function request(
  window: Window,
  url: string,
  init: RequestInit,
  timeout: number,
  stopping: AbortSignal,
): Promise<Outcome> {
  // One signal for the answer and its body: a body that trickles in is no answer.
  const giveUp = new AbortController()
  const { signal } = giveUp
  const abort = () => giveUp.abort()
  const timer = window.setTimeout(abort, timeout)
  stopping.addEventListener('abort', abort, { signal })
  try {
    const response = await window.fetch(url, {
      ...init,
      cache: 'no-store',
      redirect: 'manual',
      credentials: 'include',
      signal,
    })
    const { status, type, headers } = response
    const body = await readBody(response)
    return readAnswer(status, type === 'opaqueredirect', body, headers.get('retry-after'))
  } catch {
    return NO_ANSWER
  } finally {
    window.clearTimeout(timer)
    abort()
  }
}
