import type { Stoppable } from '../ports'

const MINUTE = 60_000
/** Background timers run as seldom as once a minute: a page that is older than this is gone. */
const STALE = 1.5 * MINUTE
/** A frozen page cannot refresh its entry, and is still open. */
const FROZEN = 60 * MINUTE

/**
 * The open pages of this session, in a registry that all of them keep. What the others wrote is held
 * in memory: a page that goes away has no time to read storage. Storage that throws shows no others.
 */
export function createTabs(
  window: Window,
  prefix: string,
  page: string,
  changed: () => void,
): Stoppable & { others(): string[] } {
  const stopping = new AbortController()
  const { signal } = stopping
  let pages: [string, number][] = []
  // Sleep makes every entry old at once. So they are held against this page's own refresh before
  // last, which slept too.
  let asOf = 0
  let wrote = 0
  let here = true
  const attempt = (act: (storage: Storage) => void) => {
    try {
      act(window.localStorage)
    } catch {}
  }
  const read = () =>
    attempt((storage) => {
      pages = Object.keys(storage)
        .filter((name) => name.startsWith(prefix) && name !== prefix + page)
        .map((name) => [name.slice(prefix.length), Number(storage.getItem(name))])
    })
  const write = (lasts: number) =>
    attempt((storage) => storage.setItem(prefix + page, String(Date.now() + lasts)))
  const remove = () => attempt((storage) => storage.removeItem(prefix + page))
  const refresh = () => {
    asOf = wrote
    wrote = Date.now()
    write(STALE)
  }
  const enter = () => {
    here = true
    wrote = Date.now()
    refresh()
    read()
  }
  const leave = () => {
    here = false
    remove()
  }
  // A page on its way into the back/forward cache is frozen too, after it has left.
  const freeze = () => here && write(FROZEN)

  enter()
  const timer = window.setInterval(refresh, MINUTE / 2)
  const heard = ({ key }: StorageEvent) => {
    // Cleared by the app: the others enter themselves again, and are not forgotten meanwhile.
    if (key === null) return write(STALE)
    if (!key.startsWith(prefix)) return
    read()
    changed()
  }
  window.addEventListener('storage', heard, { signal })
  window.addEventListener('pagehide', leave, { signal })
  window.addEventListener('pageshow', enter, { signal })
  window.document.addEventListener('freeze', freeze, { signal })
  window.document.addEventListener('resume', enter, { signal })

  return {
    others() {
      const latest = Date.now() + FROZEN
      return pages.filter(([, until]) => until > asOf && until <= latest).map(([id]) => id)
    },
    stop() {
      stopping.abort()
      window.clearInterval(timer)
      remove()
    },
  }
}
