// Tells the server what a page shows, and where one can click in it. It must not disturb what is
// under test: it says nothing while a page goes away, where Firefox has time for one request, and
// listens to nothing that keeps a page out of the back/forward cache.
import type { Spot } from '../site.ts'

const { page = '' } = (document.currentScript as HTMLScriptElement).dataset

/** Between two looks, in ms. */
const LOOK = 100
/** What is the same in so many of them has come to rest: a key begins to scroll only after a while. */
const SAME = 3

const tell = (what: string, about: object = {}) => {
  const body = JSON.stringify({ what, page, about: { url: location.href, ...about } })
  fetch('/walk', { method: 'POST', body, keepalive: true }).catch(() => {})
}

const spotOf = (element: Element): Spot | undefined => {
  const box = element.getClientRects()[0]
  if (!box) return undefined
  const x = Math.round(box.left + box.width / 2)
  const y = Math.round(box.top + box.height / 2)
  const hit = document.elementFromPoint(x, y)
  if (!hit || !(element.contains(hit) || hit.contains(element))) return undefined
  const link = element instanceof HTMLAnchorElement ? element : undefined
  const form = (element as HTMLButtonElement).form?.id
  return {
    x,
    y,
    id: element.id || form || '',
    words: element.textContent?.trim().replace(/\s+/g, ' ') ?? '',
    href: link?.href ?? '',
    target: link?.target ?? '',
    route: element.hasAttribute('data-route'),
  }
}

const spots = () =>
  [...document.querySelectorAll('a[href], button, input[type=checkbox]')]
    .map(spotOf)
    .filter((spot) => spot !== undefined)

/** How many pages of the app the library takes for open: it says why an end may be missing. */
const open = () => Object.keys(localStorage).filter((key) => /^lastcall:.*:page:/.test(key)).length

/** Grows with all that is worth telling though it may look the same. */
let turn = 0
/** Grows with each move within the document. */
let moves = 0
let shownAt = 0
let before = ''
let same = 0
let told = ''

const look = () => {
  if (document.hidden || document.readyState !== 'complete') return
  const about = {
    length: history.length,
    height: innerHeight,
    turn,
    moves,
    shownAt,
    spots: spots(),
  }
  const now = JSON.stringify([location.href, about])
  same = now === before ? same + 1 : 1
  if (same >= SAME && now !== told) {
    told = now
    tell('ready', { open: open(), ...about })
  }
  before = now
}

const again = () => {
  turn += 1
  before = ''
}
const moved = () => {
  moves += 1
  again()
}
const shown = () => {
  shownAt = Date.now()
  again()
}

const start = () => {
  // No person clicks on what is not painted yet, and no browser takes it for a click.
  requestAnimationFrame(() => requestAnimationFrame(() => setInterval(look, LOOK)))
}

if (window.parent === window) {
  window.addEventListener('pageshow', ({ persisted }) => {
    shown()
    tell('shown', { persisted, state: document.visibilityState })
  })
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) shown()
    // Late enough for a page that goes away to be gone.
    else setTimeout(() => document.hidden && tell('hidden'), 400)
  })
  for (const name of ['popstate', 'hashchange']) window.addEventListener(name, moved)
  window.addEventListener('keydown', again)
  window.addEventListener('scroll', () => {
    before = ''
  })
  // Firefox does not hide a page at once: one that comes back soon was never hidden.
  window.addEventListener('focus', shown)
  document.addEventListener('click', () => {
    again()
    tell('clicked', { turn })
  })
  if (document.hidden) document.addEventListener('visibilitychange', start, { once: true })
  else start()
}
