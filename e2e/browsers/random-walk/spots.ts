import type { Engine } from '../browser.ts'
import type { Spot } from './site.ts'
import type { View } from './view.ts'

/** What comes of a click. */
export type Kind =
  /** A page of the app is loaded in the same tab. */
  | 'loads'
  /** The address changes, the page stays. */
  | 'moves'
  /** Nothing of both. */
  | 'stays'
  /** The server is asked for something, and the page stays. */
  | 'asks'
  /** Another tab is opened in front. */
  | 'blank'
  | 'popup'
  /** The other site, or back from there. */
  | 'crosses'

interface Use {
  readonly kind: Kind
  /** The path that is loaded or asked for in the end. */
  readonly path?: string
  /** It takes the place of the page in the history. */
  readonly replaces?: true
  readonly not?: Partial<Record<Engine, string>>
}

const WINDOW = 'What a page opens is a window of its own here, never a tab.'

/** Controls that do something else than follow a link. The rest of them is told by their looks. */
const CONTROLS: Readonly<Record<string, Use>> = {
  reload: { kind: 'loads' },
  'script-nav': { kind: 'loads', path: '/accounts' },
  'script-replace': { kind: 'loads', path: '/accounts', replaces: true },
  'script-submit': { kind: 'loads', path: '/payments' },
  refresh: { kind: 'loads', path: '/accounts' },
  sso: { kind: 'loads', path: '/accounts' },
  pay: { kind: 'loads', path: '/payments/done' },
  search: { kind: 'loads', path: '/payments' },
  'push-state': { kind: 'moves' },
  hash: { kind: 'moves' },
  ajax: { kind: 'asks', path: '/api/transactions' },
  check: { kind: 'asks', path: '/session/status' },
  download: { kind: 'asks', path: '/files/statement.csv' },
  attachment: { kind: 'asks', path: '/files/terms.txt' },
  'no-content': { kind: 'asks', path: '/no-content' },
  mailto: { kind: 'stays', not: { webkit: 'It has no handler for mail and shows an error page.' } },
  pause: { kind: 'stays' },
  blank: { kind: 'blank', path: '/accounts', not: { webkit: WINDOW } },
  popup: { kind: 'popup', path: '/accounts', not: { webkit: WINDOW } },
  external: { kind: 'crosses', path: '/' },
  return: { kind: 'crosses', path: '/accounts' },
}

/**
 * What is never clicked: signing out is no leave, and the inspector is a page without Lastcall,
 * which nobody hears of when it is closed.
 */
const LEFT_OUT = ['sign-out', 'inspector']

const withoutHash = (url: string) => url.replace(/#.*/, '')

const isLink = ({ href, target }: Spot) => href !== '' && target === ''

export function useOf(spot: Spot, { url }: View, engine: Engine): Use | undefined {
  if (LEFT_OUT.includes(spot.id)) return undefined
  const known = CONTROLS[spot.id]
  if (known) {
    if (known.not?.[engine]) return undefined
    return known.kind === 'loads' && !known.path ? { ...known, path: url.pathname } : known
  }
  if (spot.route) return { kind: 'moves', path: new URL(spot.href).pathname }
  const path = isLink(spot) ? new URL(spot.href).pathname : undefined
  const inPage = spot.href.includes('#') && withoutHash(spot.href) === withoutHash(url.href)
  if (path) return { kind: inPage ? 'moves' : 'loads', path }
  // A box that can be ticked.
  return spot.href === '' && spot.words === '' ? { kind: 'stays' } : undefined
}

/** A link that opens a tab when it is clicked with Ctrl or the middle button. */
export const opensTab = (spot: Spot, view: View, engine: Engine) =>
  isLink(spot) &&
  spot.id === '' &&
  ['loads', 'moves'].includes(useOf(spot, view, engine)?.kind ?? '')
