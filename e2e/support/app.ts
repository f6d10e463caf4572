import type { Page } from '@playwright/test'
import type { Answer } from '../server/answers'
import type { Sites } from '../server/start'
import type { Received, Way, World } from '../server/world'

/** Waiting for a request that does not come ends with a sentence, not with the test's timeout. */
const PATIENCE = 10_000

/** One test's own corner of the app: its pages, its endpoints, what they heard. */
export const createAppFor = (sites: Sites, world: World) => {
  const url = (path: string) => `${sites.origins.app}/t/${world.id}/${path}`
  const heard = (what: string): Received[] => world.received.filter((one) => one.what === what)

  const until = async (words: string, check: () => boolean) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const all = world.received.map(({ method, what }) => `${method} ${what}`)
        reject(new Error(`waited for ${words}; arrived: ${all.join(', ') || 'nothing'}`))
      }, PATIENCE)
    })
    await Promise.race([world.until(check), late]).finally(() => clearTimeout(timer))
  }

  return {
    origin: sites.origins.app,
    other: sites.origins.other,
    url,
    /** Options of the script element, as they are written after `data-`. */
    use(options: Record<string, string>, way: Way = 'tag') {
      world.options = options
      world.way = way
    },
    /** More markup for every page; `csp` replaces the strict policy. */
    dress(parts: Partial<Pick<World, 'head' | 'body' | 'csp' | 'doctype' | 'root'>>) {
      Object.assign(world, parts)
    },
    /** What an endpoint answers: each once, and the last from then on. */
    answer(what: 'end' | 'keep-alive' | 'status' | 'api', ...answers: Answer[]) {
      world.answers.set(what, answers)
    },
    heard,
    /** The first requests of a kind, once as many as asked for have arrived. */
    async hears(what: string, count = 1): Promise<Received[]> {
      await until(`${count} ${what}`, () => heard(what).length >= count)
      return heard(what)
    },
    open: (page: Page, path = 'page') => page.goto(url(path)),
    /** Makes the page ask for something, and waits until it has arrived: a point in the order. */
    async mark(page: Page): Promise<Received> {
      const name = `mark=${heard('marker').length}`
      await page.evaluate((query) => fetch(`marker?${query}`).then(() => {}), name)
      const found = () => heard('marker').find(({ url }) => url.search.endsWith(name))
      await until(`the marker ${name}`, () => found() !== undefined)
      return found()!
    },
  }
}

export type App = ReturnType<typeof createAppFor>
