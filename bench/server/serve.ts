// A server to be measured, in a process of its own: `serve.ts bare`, `memory` or `redis <url>`.
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryLedger, type SessionLedger } from 'lastcall/server'
import { sessionEndpoints } from 'lastcall/server/node'
import { redisLedger } from 'lastcall/server/redis'
import { createClient } from 'redis'

const times = { idleTimeout: '20m', lifetime: '8h' }

/** What any handler does that reads the same message, and no more. */
const bare: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const fields = new URLSearchParams(Buffer.concat(chunks).toString())
    const json = JSON.stringify({ state: 'live', expires_in: 1200, key: fields.get('page') })
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(json)
  })
}

const identify = ({ headers }: IncomingMessage) => /\bsid=([\w-]+)/.exec(headers.cookie ?? '')?.[1]
const endpoints = (ledger: SessionLedger) => sessionEndpoints({ ledger, identify })

const LISTENERS: Record<string, (url: string) => RequestListener | Promise<RequestListener>> = {
  bare: () => bare,
  memory: () => endpoints(memoryLedger(times)),
  redis: async (url) => {
    const ledger = redisLedger(await createClient({ url }).connect(), times)
    await ledger.ready()
    return endpoints(ledger)
  },
}

const [kind = '', url = ''] = process.argv.slice(2)
const server = createServer(await LISTENERS[kind]!(url))
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }))

/** What the heap holds once everything that can go is gone, and µs of processor so far. */
process.on('message', () => {
  global.gc?.()
  const { user, system } = process.cpuUsage()
  process.send!({ heap: process.memoryUsage().heapUsed, cpu: user + system })
})
