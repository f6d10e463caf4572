import { type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http'
import type { Processes } from './processes'

type Member = ReturnType<Processes['inTurn']>[number]

/** No form here is longer. */
const MOST_BYTES = 64 * 1024
// What is said of one connection and not of the message.
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade']

const read = async (req: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    size += chunk.length
    if (size > MOST_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const withoutHops = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)))

/** Hands a request to one process. Rejects if that one is gone before it has begun to answer. */
const ask = ({ port, shown }: Member, req: IncomingMessage, res: ServerResponse, body: Buffer) =>
  new Promise<void>((resolve, reject) => {
    const { method, url: path, headers } = req
    const sent = { ...withoutHops(headers), 'content-length': body.length }
    const options = { host: '127.0.0.1', port, method, path, headers: sent, agent: false as const }
    const asked = request(options, (answer) => {
      const got = { ...withoutHops(answer.headers), 'x-harbour-process': shown.pid }
      res.writeHead(answer.statusCode ?? 502, got)
      answer.pipe(res)
      answer.once('error', () => res.destroy())
      answer.once('end', resolve)
      answer.once('close', resolve)
    })
    asked.once('error', reject)
    // Nobody waits any more: the process should know.
    res.once('close', () => asked.destroy())
    asked.end(body)
  })

const fail = (res: ServerResponse, status: number, words: string) => {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  res.end(words)
}

/** One address for all the processes, who take turns. One that has died passes its turn on. */
export const createFront = (processes: Processes): RequestListener => {
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const body = await read(req)
    if (!body) return fail(res, 413, 'Nothing here is that long')
    for (const member of processes.inTurn()) {
      try {
        await ask(member, req, res, body)
        return processes.answered(member)
      } catch {
        if (res.headersSent || res.destroyed) return res.destroy()
        // Nothing in this bank happens twice by being asked twice, so the next one is asked.
      }
    }
    fail(res, 503, 'No process is left to answer: start one in the inspector (/inspector)')
  }
  return (req, res) => void answer(req, res).catch(() => res.destroy())
}
