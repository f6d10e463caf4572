import type { IncomingMessage } from 'node:http'
import type { Body } from '../port'
import { brokenOff, readBefore, tooLong } from '../unread'

const MISTAKE =
  'The body of this request was read before and is not in req.body: put the endpoints before ' +
  'what reads it, or a body parser such as express.urlencoded() before them'

const bytesOf = (chunks: readonly Buffer[], size: number): Body => ({
  bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size),
})

/** What somebody else has read: `express.text()` leaves a string, `express.raw()` a buffer. */
const fromParser = (parsed: unknown): Body => {
  if (parsed === undefined || parsed === null) return readBefore(MISTAKE)
  return parsed instanceof Uint8Array ? { bytes: parsed } : { parsed }
}

/** Without anybody to hear it an error would be the end of the process; `close` follows it. */
const ignore = () => undefined

function stream(req: IncomingMessage, most: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    // What is too long is heard on, and forgotten: a stream that stands still is never finished.
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > most) resolve(tooLong)
      else chunks.push(chunk)
    }
    const end = () => resolve(bytesOf(chunks, size))
    req.on('data', take).on('end', end).on('error', ignore)
    req.on('close', () => resolve(brokenOff))
  })
}

/** Reads a body, or takes what a body parser has made of it. */
export function readNodeBody(
  req: IncomingMessage & { readonly body?: unknown },
  most: number,
): Body | Promise<Body> {
  if (Number(req.headers['content-length'] ?? 0) > most) return tooLong
  if (req.readableDidRead || req.readableEnded) return fromParser(req.body)
  return req.destroyed ? brokenOff : stream(req, most)
}
