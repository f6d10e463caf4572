import type { Stoppable } from '../ports'
import { createListeners } from './listen'
import { withStorage } from './storage'

const MINUTE = 60_000
/** Background timers run as seldom as once a minute: a page that is older than this is gone. */
const STALE = 1.5 * MINUTE
/** A frozen page cannot refresh its entry, and is still open. */
const FROZEN = 60 * MINUTE

/**
 * The open pages of this session, in a registry that all of them keep. What the others wrote is held
 * in memory: a closing Firefox gives a page no time to read storage. Storage that throws shows no
 * others.
 *
 * @param changed the others are not the same any more, or some time has passed.
 */
export function createTabs(
  window: Window,
  prefix: string,
  page: string,
  changed: () => void,
): Stoppable & { others(fresh?: boolean): string[]; leave(): void } {
  const { on, stop } = createListeners()
  let pages: [string, number][] = []
  // Sleep makes every entry old at once. So they are held against this page's own refresh before
  // last, which slept too.
  let asOf = Date.now()
  let wrote = asOf
  let here = true
  // Held: WebKit gives none to a page that calls window.close(), and it has to cross itself off.
  // https://bugs.webkit.org/show_bug.cgi?id=135330
  const localStorage = withStorage(window, (storage) => storage)
  const own = prefix + page
  const attempt = (act: (storage: Storage) => void) => withStorage({ localStorage }, act)
  const read = () =>
    attempt((storage) => {
      pages = Object.keys(storage)
        .filter((name) => name.startsWith(prefix) && name !== own)
        .map((name) => [name.slice(prefix.length), Number(storage.getItem(name))])
    })
  const write = (lasts: number) =>
    attempt((storage) => storage.setItem(own, String(Date.now() + lasts)))
  const remove = () => attempt((storage) => storage.removeItem(own))
  const refresh = () => {
    asOf = wrote
    wrote = Date.now()
    write(STALE)
  }
  const enter = () => {
    here = true
    write(STALE)
    read()
  }
  const then = (act: () => void) => () => {
    act()
    changed()
  }

  enter()
  const timer = window.setInterval(then(refresh), MINUTE / 2)
  on<StorageEvent>(window, 'storage', ({ key }) => {
    // Pages that are closed one after another overlap: each sees the next one go before it is gone.
    if (!here) return
    // Cleared by the app: the others enter themselves again, and are not forgotten meanwhile.
    if (key === null) return write(STALE)
    if (!key.startsWith(prefix)) return
    read()
    changed()
  })
  const leave = () => {
    here = false
    remove()
  }
  on(window, 'pagehide', leave)
  // Focus: it was no closing after all.
  on(window, 'pageshow focus', then(enter))
  // A page on its way into the back/forward cache is frozen too, after it has left.
  on(window.document, 'freeze', () => here && write(FROZEN))
  on(window.document, 'resume', then(enter))

  return {
    leave,
    others(fresh) {
      // WebKit tells nobody what a closing page wrote.
      if (fresh) read()
      const latest = Date.now() + FROZEN
      return pages.filter(([, until]) => until > asOf && until <= latest).map(([id]) => id)
    },
    stop() {
      stop()
      window.clearInterval(timer)
      remove()
    },
  }
}
