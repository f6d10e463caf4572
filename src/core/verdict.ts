/**
 * What a page that goes away could see. Measured on Chromium 156, Firefox ESR 153 and
 * WebKitGTK 2.50, with real key presses, clicks and window closes.
 */
export interface Signs {
  readonly engine: Engine
  /** `pageswap` came: with an activation (the next page is on this origin) or without one. */
  readonly swap?: 'inside' | 'outside' | undefined
  /** `pagehide` said that the page goes into the back/forward cache. */
  readonly persisted: boolean
  /** It lost the focus or turned hidden because it is leaving: right after `beforeunload`. */
  readonly leaving?: boolean | undefined
  /** This tab came to the app through another site, as single sign-on does, and may do so again. */
  readonly detour?: boolean | undefined
  /** The link, form, key or script that started this departure, and where it goes. */
  readonly intent?: 'inside' | 'outside' | undefined
}

/** What the browser is able to tell. */
export interface Engine {
  /** Chrome 124, Safari 18.2; not Firefox. */
  readonly pageswap: boolean
  /** `pageswap` is fired for other origins too. Not by Safari up to 27.2. */
  readonly pageswapAcrossOrigins: boolean
}

export type Cause = 'navigation' | 'close' | 'external' | 'crash' | 'unsure'

export interface Verdict {
  readonly verdict: 'stay' | 'leave' | 'unsure'
  readonly cause: Cause
}

const STAY: Verdict = { verdict: 'stay', cause: 'navigation' }
const CLOSED: Verdict = { verdict: 'leave', cause: 'close' }
const WENT_ELSEWHERE: Verdict = { verdict: 'leave', cause: 'external' }
const UNSURE: Verdict = { verdict: 'unsure', cause: 'unsure' }

/** Whether the person leaves the application, as far as a page can know. Never guesses. */
export function verdict(signs: Signs, externalLinks: 'stay' | 'leave'): Verdict {
  const { engine, swap, persisted, leaving, intent, detour } = signs

  if (swap === 'inside') return STAY

  // Surely a navigation: the intent says where to, or that a redirect led out of the app's origin.
  const navigated = (withoutIntent: Verdict): Verdict => {
    if (intent === 'inside') return STAY
    if (intent === 'outside') return externalLinks === 'stay' ? STAY : WENT_ELSEWHERE
    return withoutIntent
  }
  // Where single sign-on was seen, a reload or a typed address may have led through it again. WebKit
  // says it at the reload of a page that another site's link led to, and of other sites never.
  if (swap === 'outside')
    return navigated(engine.pageswapAcrossOrigins && !detour ? WENT_ELSEWHERE : UNSURE)
  // Firefox cannot tell where a typed address leads, nor WebKit a way back over a single sign-on.
  if (persisted) return navigated(UNSURE)

  // Every navigation would have fired pageswap.
  if (engine.pageswapAcrossOrigins) return CLOSED

  if (engine.pageswap) {
    if (!intent) return detour ? UNSURE : CLOSED
    return intent === 'outside' && externalLinks === 'leave' ? WENT_ELSEWHERE : UNSURE
  }

  // Firefox takes the focus from a closing page before pagehide, from a navigating one after it.
  if (leaving && !intent) return CLOSED
  // The reload button, a typed address, or the background, where both look like a close.
  return navigated(UNSURE)
}
