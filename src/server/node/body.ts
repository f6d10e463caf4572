import type { IncomingMessage } from 'node:http'
import type { Body } from '../port'

const tooLong: Body = { status: 413, error: 'The body is too long' }
const brokenOff: Body = { status: 400, error: 'The body broke off' }
const readBefore: Body = {
  ...{ status: 400, error: 'The body cannot be read' },
  mistake:
    'The body of this request was read before and is not in req.body: put the endpoints before ' +
    'what reads it, or a body parser such as express.urlencoded() before them',
}

const bytesOf = (chunks: readonly Buffer[], size: number): Body => ({
  bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size),
})

/** What somebody else has read: `express.text()` leaves a string, `express.raw()` a buffer. */
const fromParser = (parsed: unknown): Body => {
  if (parsed === undefined || parsed === null) return readBefore
  return parsed instanceof Uint8Array ? { bytes: parsed } : { parsed }
}

function stream(req: IncomingMessage, most: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (body: Body) => {
      req.off('data', take).off('end', end).off('error', fail).off('close', fail)
      // Without anybody to hear it an error would be the end of the process.
      req.on('error', () => undefined)
      resolve(body)
    }
    const end = () => settle(bytesOf(chunks, size))
    const fail = () => settle(brokenOff)
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > most) settle(tooLong)
      else chunks.push(chunk)
    }
    req.on('data', take).on('end', end).on('error', fail).on('close', fail)
  })
}

/** Reads a body, or takes what a body parser has made of it. */
export async function readNodeBody(
  req: IncomingMessage & { readonly body?: unknown },
  most: number,
): Promise<Body> {
  if (Number(req.headers['content-length'] ?? 0) > most) return tooLong
  if (req.readableDidRead || req.readableEnded) return fromParser(req.body)
  return req.destroyed ? brokenOff : stream(req, most)
}
