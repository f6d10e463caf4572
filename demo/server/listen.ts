import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

/** Serves on a port of the loopback address. `variable` is what names another one. */
export const listenWith = async (listener: RequestListener, port: number, variable = '') => {
  const server = createServer(listener)
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} is taken: set ${variable} to a free one`)
  }
  return server
}

export const listen = (app: Hono, port: number, variable?: string) =>
  listenWith(getRequestListener(app.fetch), port, variable)

export const closeServer = async (server: Server): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  // The inspector's event streams never end by themselves.
  server.closeAllConnections()
  await closed
}
