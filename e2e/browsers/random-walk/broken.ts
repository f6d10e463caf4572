/**
 * What Lastcall is there to replace: a beacon at each `pagehide`. With it each walk has to find a
 * wrong end within a few steps; if it does not, the walk is worth nothing.
 */
export const BROKEN = `
;addEventListener('pagehide', () => {
  const page = crypto.randomUUID()
  const csrf = document.querySelector('#sign-out [name=csrf]').value
  navigator.sendBeacon('/session/end', new URLSearchParams({ event: 'leave', page, n: '1', csrf, cause: 'close' }))
})`
