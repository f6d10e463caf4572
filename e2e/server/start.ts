import { buildAssets } from './assets'
import { open } from './listen'
import { createApp, createOther, type Site } from './site'
import { createWorld, type World } from './world'

/** Starts the app on localhost and the other site on 127.0.0.1. */
export const startSites = async () => {
  const worlds = new Map<string, World>()
  const [app, other, assets] = await Promise.all([open(), open(), buildAssets()])
  const origins = {
    app: `http://localhost:${app.port}`,
    other: `http://127.0.0.1:${other.port}`,
  }
  const site: Site = { origins, assets, world: (id) => worlds.get(id) }
  app.serve(createApp(site))
  other.serve(createOther(site))

  return {
    origins,
    addWorld() {
      const id = crypto.randomUUID().slice(0, 8)
      const world = createWorld(id)
      worlds.set(id, world)
      return world
    },
    close: () => Promise.all([app.close(), other.close()]),
  }
}

export type Sites = Awaited<ReturnType<typeof startSites>>
