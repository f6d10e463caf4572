import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Asked } from '../port'
import { readNodeBody } from './body'

/** As much as a beacon can be. What is longer is not read to its end for the sake of an answer. */
const MOST_DRAINED = 65_536

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export function ownOrigin({ headers, socket }: IncomingMessage): string | undefined {
  const host = headers.host ?? one(headers[':authority'])
  return host && `${'encrypted' in socket && socket.encrypted ? 'https' : 'http'}://${host}`
}

export const askedOf = (req: IncomingMessage): Asked<IncomingMessage> => ({
  ...{ request: req, method: req.method ?? '', url: req.url ?? '' },
  header: (name) => one(req.headers[name]),
  ownOrigin: () => ownOrigin(req),
  body: (most) => readNodeBody(req, most),
})

/** An answer may come before the body has: the rest is read for nothing, or the connection closed. */
function leftover(req: IncomingMessage): Record<string, string> {
  if (req.complete || req.destroyed) return {}
  req.resume()
  const length = Number(req.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  const chunked = req.headers['transfer-encoding'] !== undefined
  const none = !chunked && req.headers['content-length'] === undefined
  // HTTP/2 closes a stream, not the connection.
  if (none || req.httpVersionMajor > 1 || (!chunked && length <= MOST_DRAINED)) return {}
  return { connection: 'close' }
}

export function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  if (res.headersSent || res.destroyed) return
  const { status, headers, body } = answer
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  res.writeHead(status, { ...headers, ...length, ...leftover(req) })
  res.end(body)
}
