import { ConfigError } from './errors'
import { percent } from './percent'
import { shown } from './shown'

/** Browsers take no longer one: about 24 days, in seconds. */
const MOST = 2_147_483

/** What would end the URL in a header or an attribute, and what is no ASCII. */
const UNSAFE = /[^\x21-\x7e]|["'<>\\`]/gu

/**
 * The value of a `Refresh` header, or the content of
 * `<noscript><meta http-equiv="refresh" content="…"></noscript>`, for pages that run without script:
 * they go to `url` when the session is over.
 *
 * @param left ms until then, or a visit that is live. Rounded up, and a second more: the session
 * must be over when the page asks for its next one.
 * @throws ConfigError if that is no time.
 */
export function refreshHeader(
  left: number | { readonly expiresIn: number; readonly lifetimeIn: number },
  url: string,
): string {
  const ms = typeof left === 'number' ? left : Math.min(left.expiresIn, left.lifetimeIn)
  if (typeof ms !== 'number' || Number.isNaN(ms)) {
    throw new ConfigError([`refreshHeader: ${shown(ms)}: write ms, or a visit that is live`])
  }
  const seconds = Math.min(MOST, Math.ceil(Math.max(0, ms) / 1000) + 1)
  return `${seconds}; url=${url.replace(UNSAFE, percent)}`
}
