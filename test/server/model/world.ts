import type { LeaveCause } from '../../../src/server/record'
import { createChance } from './chance'
import { createNetwork } from './network'
import { createPage, type Place, VANISHED } from './page'
import { createServer, OVERTAKING, type Tab } from './server'
import { createStorage, LAG } from './storage'

export interface Luck {
  readonly seed: number
  /** Messages get lost. */
  readonly lossy: boolean
  /** Pages name those that would answer. */
  readonly answers: boolean
  /** The server notes documents. */
  readonly noted: boolean
}

/** A server, a browser, and people who do anything. */
export function createWorld({ seed, lossy, answers, noted }: Luck) {
  const chance = createChance(seed)
  const storage = createStorage(chance)
  const tabs: Tab[] = []
  const server = createServer(chance, tabs, noted)
  let machine = 0
  let pages = 0
  /** Until then the server, or the other pages, believe in one that is gone without a word. */
  let believed = 0

  const unheard = (lasts = OVERTAKING) => {
    believed = Math.max(believed, chance.now() + lasts)
  }
  const network = createNetwork(chance, lossy, server.take, unheard)
  const place: Place = {
    ...{ chance, storage, answers, clock: () => chance.now() + machine },
    post(sign, by) {
      if (sign.event === 'leave') server.sent()
      network(sign, by)
    },
  }

  /** A document is answered; what shows it comes a moment later. */
  const request = () => {
    if (noted) server.take({ event: 'document' })
    const at = chance.now()
    const known = server.time()
    return (tab: Tab, bare: boolean) => {
      tab.bare = bare ? known : undefined
      const page = bare ? undefined : createPage(place, `page${pages++}`, tab, at)
      tab.page = page
      if (page) chance.after(chance.between(0, 800), page.start)
    }
  }
  const shut = (tab: Tab) => tabs.splice(tabs.indexOf(tab), 1)

  return {
    chance,
    tabs,
    server,
    /** Whether everybody who is gone has said so. */
    told: () => chance.now() > believed,
    open(bare: boolean) {
      const tab: Tab = { back: [] }
      tabs.push(tab)
      request()(tab, bare)
    },
    /** To another page of the app. `cause` where the browser cannot tell that it is one. */
    go(tab: Tab, bare: boolean, cause: LeaveCause | undefined, cached: boolean) {
      if (tab.loading) return
      tab.loading = true
      const show = request()
      chance.after(chance.between(0, chance.maybe(0.2) ? 3000 : 200), () => {
        if (!tab.loading) return unheard()
        tab.loading = false
        const { page } = tab
        if (page?.state() === 'loading') unheard()
        if (cause) page?.leave(cause)
        else page?.move()
        if (page && cached && page.state() === 'away') tab.back.push(page)
        show(tab, bare)
      })
    },
    back(tab: Tab, cause: LeaveCause | undefined) {
      const page = tab.loading ? undefined : tab.back.pop()
      if (!page) return
      if (tab.bare !== undefined || tab.page?.state() === 'loading') unheard()
      if (cause) tab.page?.leave(cause)
      else tab.page?.move()
      tab.page = page
      tab.bare = undefined
      page.restore()
    },
    /** The tab goes with its page. */
    close(tab: Tab, cause: LeaveCause) {
      if (tab.loading || tab.bare !== undefined || tab.page?.state() === 'loading') unheard()
      tab.loading = false
      tab.page?.leave(cause)
      shut(tab)
    },
    crash(tab: Tab) {
      unheard(VANISHED + LAG)
      tab.loading = false
      tab.page?.die()
      shut(tab)
    },
    setServer(by: number) {
      // What came before is not older than it looks until the clock is there again.
      unheard(-by + OVERTAKING)
      server.set(by)
    },
    setMachine: (by: number) => {
      machine += by
    },
  }
}

export type World = ReturnType<typeof createWorld>
