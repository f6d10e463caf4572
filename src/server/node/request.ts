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
  request: req,
  method: req.method ?? '',
  url: req.url ?? '',
  header: (name) => one(req.headers[name]),
  ownOrigin: () => ownOrigin(req),
  body: (most) => readNodeBody(req, most),
})

/**
 * Whether the connection has to go with the answer: it may come before the body has, of which the
 * rest is read for nothing.
 */
function leavesOver(req: IncomingMessage): boolean {
  if (req.complete || req.destroyed) return false
  req.resume()
  // HTTP/2 closes a stream, not the connection.
  if (req.httpVersionMajor > 1) return false
  const { 'content-length': length, 'transfer-encoding': encoding } = req.headers
  return encoding !== undefined || Number(length ?? 0) > MOST_DRAINED
}

export function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
  if (res.headersSent || res.destroyed) return
  const { status, headers, body } = answer
  for (const name in headers) res.setHeader(name, headers[name]!)
  if (body !== undefined) res.setHeader('content-length', Buffer.byteLength(body))
  if (leavesOver(req)) res.setHeader('connection', 'close')
  res.writeHead(status)
  res.end(body)
}
