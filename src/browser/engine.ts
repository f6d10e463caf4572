import type { Engine } from '../core/verdict'

/** What this browser tells of a departure. */
export function engineOf(window: Window): Engine {
  // Neither Safari up to 27.2 nor WebKitGTK 2.50 fires a pageswap towards another site.
  const webkit = /^Apple/.test(window.navigator.vendor)
  const pageswap = 'onpageswap' in window
  return {
    pageswap,
    pageswapAcrossOrigins: pageswap && !webkit,
  }
}
