import type { Body } from '../port'
import { brokenOff, readBefore, tooLong } from '../unread'

const MISTAKE = 'The body of this request was read before: read request.clone() there'

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks
  if (chunks.length === 1 && only) return only
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Reads no more than it has to: who says how long it is, and who does not. */
export async function readWebBody(request: Request, most: number): Promise<Body> {
  if (Number(request.headers.get('content-length') ?? 0) > most) {
    await request.body?.cancel().catch(() => undefined)
    return tooLong
  }
  if (request.bodyUsed) return readBefore(MISTAKE)
  if (!request.body) return { bytes: new Uint8Array() }
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { bytes: join(chunks, size) }
      size += value.length
      if (size > most) {
        await reader.cancel()
        return tooLong
      }
      chunks.push(value)
    }
  } catch {
    return brokenOff
  }
}
