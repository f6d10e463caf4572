import type { Engine } from '../core/verdict'

/** What this browser tells of a departure. */
export function engineOf(window: Window): Engine {
  const { vendor, userAgent } = window.navigator
  // Safari up to 27.2 fires no pageswap across origins; WebKitGTK, of the same vendor, does.
  const safari = /^Apple/.test(vendor) && /Mac|iP/.test(userAgent)
  const pageswap = 'onpageswap' in window
  return {
    pageswap,
    pageswapAcrossOrigins: pageswap && !safari,
    navigate: 'navigation' in window,
  }
}
