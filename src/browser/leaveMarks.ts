import type { Stoppable } from '../ports'
import { createListeners } from './listen'
import { withStorage } from './storage'

const SECOND = 1000
/** The longest grace, a beacon that is late and a page that loads slowly, taken together. */
const YOUNG = 300 * SECOND

/** A word that was not heard is said again after this time. */
const AGAIN = 2 * SECOND

export interface LeaveMarks extends Stoppable {
  /** Not another word of this page, until it turns out to have stayed. */
  hush(): void
  /** This page has told the server that it left, in its message `n`. */
  set(n: number): void
  /** The leaves that were told a short while ago, as `<page>.<n>`. */
  all(): string[]
  /** The server has heard that somebody is still there. */
  clear(leaves: readonly string[]): void
}

/**
 * Marks in storage that pages of this session have told the server they left. Who survives has to
 * speak: the next page in the tab, a page that comes back, one of those in other tabs.
 *
 * @param speak tells the server that this page is open.
 */
export function createLeaveMarks(
  window: Window,
  prefix: string,
  page: string,
  speak: () => void,
): LeaveMarks {
  const { on, stop } = createListeners()
  let timer: number | undefined
  let here = true

  const all = () =>
    withStorage(window, (storage) =>
      Object.keys(storage)
        .filter((name) => name.startsWith(prefix))
        .flatMap((name) => {
          const [n, at] = (storage.getItem(name) ?? '').split(' ')
          // Either way: a clock that was set back hides nothing.
          if (Math.abs(Date.now() - Number(at)) < YOUNG) return `${name.slice(prefix.length)}.${n}`
          storage.removeItem(name)
          return []
        }),
    ) ?? []
  // Until it was heard: others keep quiet only when the marks are gone.
  const look = () => {
    if (!all().length) return
    speak()
    soon(AGAIN)
  }
  const soon = (delay: number) => {
    window.clearTimeout(timer)
    if (here) timer = window.setTimeout(look, delay)
  }
  const now = () => soon(0)
  const hush = () => {
    here = false
    now()
  }

  // What a page asks first when it starts says it already.
  soon(AGAIN)
  // A closing page still hears of its siblings after pagehide: it does not outlive them.
  on(window, 'pagehide', hush)
  // Focus: it was no closing after all.
  on(window, 'pageshow focus', () => {
    here = true
    now()
  })
  on(window.document, 'resume', now)
  on<StorageEvent>(window, 'storage', ({ key, newValue }) => {
    // One answers for all.
    if (newValue && key?.startsWith(prefix)) soon(Math.random() * SECOND)
  })

  return {
    all,
    hush,
    set: (n) =>
      withStorage(window, (storage) => storage.setItem(prefix + page, `${n} ${Date.now()}`)),
    clear: (leaves) =>
      withStorage(window, (storage) => {
        for (const leave of leaves) {
          const [id, n] = leave.split('.')
          // A newer leave of the same page was not heard yet.
          if (storage.getItem(prefix + id)?.startsWith(`${n} `)) storage.removeItem(prefix + id)
        }
      }),
    stop() {
      stop()
      here = false
      window.clearTimeout(timer)
    },
  }
}
