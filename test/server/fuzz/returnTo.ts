import { type Chance, mutate } from './chance'

/** What open redirects have been made of. */
const PIECES = [
  ...['/', '//', '\\', '/\\', '.', '..', '/.', '/..', '/./', '/../', ':', '@', '?', '#', '%', ';'],
  ...['%2f', '%2F', '%5c', '%2e', '%2e%2e', '%09', '%0a', '%0d%0a', '%00', '%252f', '%255c', '%25'],
  ...['%c0%af', '%ef%bc%8f', '\t', '\n', '\r', '\0', ' ', '\u00a0', '\u2028', '\ufeff', '\u3002'],
  ...['\uff0f', '\uff0e', '\u2044', '\ud800', 'evil.example', '//evil.example', '\\evil.example'],
  ...[
    'https:',
    'http:',
    'https://',
    'javascript:alert(1)',
    'data:',
    'app.example',
    '@evil.example',
  ],
  ...['a', 'b', 'orders', 'page=2', '=', '&', '[::1]', '127.0.0.1', '1', '💥', 'ä', '"', '<', "'"],
]

const grammar = (chance: Chance) =>
  (chance.often(0.8) ? '/' : '') + chance.some(7, () => chance.one(PIECES))
const noise = (chance: Chance) => (chance.often(0.8) ? '/' : '') + chance.some(24, chance.letter)
const anything = (chance: Chance) =>
  chance.one([undefined, null, 7, {}, [], ['/a'], Symbol.iterator, true])

export function randomReturnTo(chance: Chance): unknown {
  if (chance.often(0.01)) return anything(chance)
  const text = chance.often(0.75) ? grammar(chance) : noise(chance)
  return chance.often(0.3) ? mutate(chance, text) : text
}

const APP = 'https://app.example'
const PAGES = [APP, `${APP}/deep/er/page?a=b#c`, `${APP}//odd//page`]

/** Decoders differ: a browser's own, one that passes over what is broken, one byte by byte. */
const DECODERS: readonly ((text: string) => string)[] = [
  decodeURIComponent,
  decodeURI,
  (text) =>
    text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
]

const stays = (url: string): boolean => {
  // An address that does not parse leads nowhere.
  return PAGES.every((page) => !URL.canParse(url, page) || new URL(url, page).origin === APP)
}

/** By hand, as an old browser reads an address: none of the parser that the product uses. */
const looksAway = (url: string) => /^[\s\0-\x20]*(?:[a-z][a-z0-9+.-]*:|[\\/]\s*[\\/])/i.test(url)

/** Why a browser could be led away by a redirect to this, or undefined. */
export function wrongReturn(result: unknown): string | undefined {
  if (result === undefined) return
  if (typeof result !== 'string') return 'is no text'
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$|^\/$/.test(result)) return 'is no plain path'
  if (!stays(result) || looksAway(result)) return 'leads away'
  const { pathname, search, hash } = new URL(result, APP)
  if (pathname + search + hash !== result) return 'is not normalised'
  // A browser that has followed it resolves what it finds there once more.
  if (!stays(pathname) || looksAway(pathname)) return 'leads away by its path'
  for (const decode of DECODERS) {
    let path = pathname
    for (let layer = 1; layer <= 2; layer++) {
      try {
        path = decode(path)
      } catch {
        break
      }
      if (!stays(path) || looksAway(path)) return `leads away when decoded ${layer} times: ${path}`
    }
  }
  return
}
