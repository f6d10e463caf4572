import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

/** Opens a server on a free loopback port. What it serves may be said later. */
export const open = async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    serve: (app: Hono) => server.on('request', getRequestListener(app.fetch)),
    close: () => close(server),
  }
}

const close = async (server: Server) => {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

/** A loopback port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const { port, close } = await open()
  await close()
  return port
}
