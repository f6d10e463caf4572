import { createDemo, type DemoOptions } from './app'
import { closeServer, listen } from './listen'

export interface StartOptions extends Pick<DemoOptions, 'timing' | 'pageCache'> {
  port: number
  otherPort: number
}

/** The app is on localhost and the other site on 127.0.0.1: two sites, one machine. */
export const originsOf = ({ port, otherPort }: Pick<StartOptions, 'port' | 'otherPort'>) => ({
  appOrigin: `http://localhost:${port}`,
  otherOrigin: `http://127.0.0.1:${otherPort}`,
})

/** One process, with everything in its memory. */
export const startDemo = async ({ port, otherPort, ...options }: StartOptions) => {
  const origins = originsOf({ port, otherPort })
  const demo = await createDemo({ ...options, ...origins })
  const servers = [await listen(demo.app, port, 'PORT')]
  servers.push(await listen(demo.other, otherPort, 'OTHER_PORT'))

  const close = async () => {
    await Promise.all([...servers.map(closeServer), demo.close()])
  }
  return { ...origins, journal: demo.journal, close }
}
