import { readAnswer } from '../core/message'
import type { Outcome } from '../core/state'

/** An answer has at most this many characters; a longer one is not ours. */
const LONGEST_ANSWER = 4096

/** The body, if it is JSON of a sane length. What cannot be read says nothing. */
async function readBody(response: Response): Promise<unknown> {
  if (!/json/i.test(response.headers.get('content-type') ?? '')) return
  const reader = response.body?.getReader()
  if (!reader) return
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    text += decoder.decode(value, { stream: !done })
    if (text.length > LONGEST_ANSWER) {
      reader.cancel().catch(() => {})
      return
    }
    if (done) return JSON.parse(text)
  }
}

/** One request to the session's server, and what its answer means. Never rejects. */
export async function request(
  window: Window,
  url: string,
  init: RequestInit,
  timeout: number,
): Promise<Outcome> {
  // One signal for the answer and its body: a body that trickles in is no answer.
  const giveUp = new AbortController()
  const timer = window.setTimeout(() => giveUp.abort(), timeout)
  try {
    const response = await window.fetch(url, {
      ...init,
      cache: 'no-store',
      redirect: 'manual',
      signal: giveUp.signal,
    })
    const { status, type } = response
    const body = await readBody(response).catch((): undefined => {
      if (giveUp.signal.aborted) throw giveUp.signal.reason
    })
    return readAnswer(status, type === 'opaqueredirect', body)
  } catch {
    return { kind: 'failed', status: 0 }
  } finally {
    window.clearTimeout(timer)
  }
}
