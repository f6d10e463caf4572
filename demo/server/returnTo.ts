/**
 * The path to go back to after signing in, or nothing when it is not surely one of our own:
 * `//evil.example`, `/\evil.example` and `/.//evil.example` all lead away from here.
 */
export const safeReturnTo = (to: string | undefined, origin: string): string | undefined => {
  if (!to || !/^\/(?!\/)[^\\\s\p{Cc}]*$/u.test(to) || !URL.canParse(to, origin)) return undefined
  const url = new URL(to, origin)
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search
}
