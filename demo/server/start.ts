import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { createDemo, type DemoOptions } from './app'

export interface StartOptions extends Pick<DemoOptions, 'timing' | 'pageCache'> {
  port: number
  otherPort: number
}

const listen = async (app: Hono, port: number, variable: string) => {
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} is taken: set ${variable} to a free one`)
  }
  return server
}

/** Serves the app on localhost and the other site on 127.0.0.1: two sites, one machine. */
export const startDemo = async ({ port, otherPort, ...options }: StartOptions) => {
  const appOrigin = `http://localhost:${port}`
  const otherOrigin = `http://127.0.0.1:${otherPort}`
  const demo = await createDemo({ ...options, appOrigin, otherOrigin })
  const servers = [await listen(demo.app, port, 'PORT')]
  servers.push(await listen(demo.other, otherPort, 'OTHER_PORT'))

  const close = async () => {
    demo.close()
    await Promise.all(
      servers.map((server) => {
        const closed = once(server, 'close')
        server.close()
        // The inspector's event streams never end by themselves.
        if ('closeAllConnections' in server) server.closeAllConnections()
        return closed
      }),
    )
  }
  return { appOrigin, otherOrigin, journal: demo.journal, close }
}
