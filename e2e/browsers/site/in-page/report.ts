// Tells the server what happens to a page. It must not disturb what is under test: it says nothing
// while the page goes away, where Firefox has time for one request, and listens to nothing that
// keeps a page out of the back/forward cache.
const { base = '', page = '', hides } = (document.currentScript as HTMLScriptElement).dataset

declare global {
  interface Window {
    tell(what: string, about?: Record<string, string>): void
  }
}

window.tell = (what, about = {}) => {
  const query = new URLSearchParams({ what, page, ...about })
  fetch(`${base}said?${query}`, { method: 'POST', keepalive: true }).catch(() => {})
}

const framed = window.parent === window ? '' : 'framed-'
const { prerendering } = document as { prerendering?: boolean }

/**
 * Chromium takes no clicks for a page before it is painted, and Firefox none in its first three
 * frames and 100 ms: no person could have meant them. What is hidden is not painted.
 */
const whenReady = (act: () => void, frames = 4) => {
  if (document.hidden) act()
  else if (frames > 0) requestAnimationFrame(() => whenReady(act, frames - 1))
  else setTimeout(act, 120)
}

window.addEventListener('pageshow', ({ persisted }) => {
  const what = persisted ? 'restored' : prerendering ? 'prerendered' : 'loaded'
  whenReady(() => {
    window.tell(framed + what, { state: document.visibilityState, title: document.title })
  })
})
document.addEventListener('prerenderingchange', () => window.tell('activated'))
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) window.tell(`${framed}visible`, { title: document.title })
  // Late enough for a page that goes away to be gone.
  else if (hides !== undefined) setTimeout(() => document.hidden && window.tell('hidden'), 400)
})
// Of two windows side by side both are visible.
window.addEventListener('focus', () => window.tell(`${framed}focused`, { title: document.title }))

export {}
