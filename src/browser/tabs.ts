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
  let here = true
  const attempt = (act: (storage: Storage) => void) => {
    try {
      act(window.localStorage)
    } catch {}
  }
  const read = () =>
    attempt((storage) => {
      pages = Object.entries(storage)
        .filter(([name]) => name.startsWith(prefix) && name !== prefix + page)
        .map(([name, until]) => [name.slice(prefix.length), Number(until)])
    })
  const write = (lasts: number) =>
    attempt((storage) => storage.setItem(prefix + page, String(Date.now() + lasts)))
  const remove = () => attempt((storage) => storage.removeItem(prefix + page))
  const enter = () => {
    here = true
    write(STALE)
    read()
  }
  const leave = () => {
    here = false
    remove()
  }
  // A page on its way into the back/forward cache is frozen too, after it has left.
  const freeze = () => here && write(FROZEN)

  enter()
  const timer = window.setInterval(() => write(STALE), MINUTE / 2)
  const heard = ({ key }: StorageEvent) => {
    if (key !== null && !key.startsWith(prefix)) return
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
      const now = Date.now()
      return pages.filter(([, until]) => until > now && until <= now + FROZEN).map(([id]) => id)
    },
    stop() {
      stopping.abort()
      window.clearInterval(timer)
      remove()
    },
  }
}
