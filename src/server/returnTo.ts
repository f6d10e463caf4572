/** A name that no site has (RFC 6761), so that none can be written to look like this one. */
const BASE = 'https://here.invalid'
/** The start of a host: the parser passes over tabs and new lines, older ones over more. */
const HOST = /^\/[\s\p{Cc}]*[/\\]/u
/** A path is decoded once more than it should be, not ten times. */
const LAYERS = 3

/** Where a browser would go, if that is a path of ours. */
function parsed(url: string): URL | undefined {
  if (!url.startsWith('/') || HOST.test(url) || !URL.canParse(url, BASE)) return
  const resolved = new URL(url, BASE)
  // The parser takes dots away: of "/.//evil.example" only "//evil.example" is left.
  if (resolved.origin !== BASE || resolved.pathname.startsWith('//')) return
  return resolved
}

/** As decoders do that pass over what is broken; nothing beyond ASCII leads anywhere. */
const decoded = (url: string) =>
  url.replace(/%([0-7][\da-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )

/** Some routers and proxies decode a path before they hand it on. */
function staysDecoded(url: string, layers = LAYERS): boolean {
  const inner = layers > 0 ? decoded(url) : url
  if (inner === url) return true
  return parsed(inner) !== undefined && staysDecoded(inner, layers - 1)
}

/**
 * A path of this site to go back to, as the browser understands it (`path?query#hash`, by the URL
 * Standard), or `undefined` where it is not surely one: it has to begin with exactly one `/`, to
 * hold no control character, space or backslash, and to stay here even if it is decoded before it is
 * used. Takes anything and never throws.
 */
export function safeReturnTo(url: unknown): string | undefined {
  if (typeof url !== 'string' || !/^\/(?!\/)[^\\\s\p{Cc}]*$/u.test(url)) return
  const here = parsed(url)
  if (!here || !staysDecoded(here.pathname)) return
  return here.pathname + here.search + here.hash
}
