import type { Asked } from './port'

export interface OriginRules {
  readonly origin?: string | undefined
  readonly appOrigins?: readonly string[] | undefined
}

/**
 * Whether a page of this site sent the request. Browsers set both headers, pages cannot
 * (Fetch Metadata; RFC 6454). `Origin` may be `null` for our own pages, too: Firefox says so under
 * the policy `no-referrer`.
 */
export function fromOurPages(
  { header, ownOrigin }: Pick<Asked<unknown>, 'header' | 'ownOrigin'>,
  { origin, appOrigins }: OriginRules,
): boolean {
  const from = header('origin')
  if (from !== undefined && appOrigins?.includes(from)) return true
  const site = header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  return from !== undefined && from === (origin ?? ownOrigin())
}

/** An origin as browsers write it: scheme, host and, unless it is the scheme's own, port. */
export const isOrigin = (text: unknown): text is string =>
  typeof text === 'string' && /^https?:/.test(text) && originOf(text) === text

export function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}
