import type { Stoppable } from '../ports'
import { createListeners } from './listen'

/** Where a navigation that the person or the page has just started will lead. */
export type Destination = 'inside' | 'outside'

export interface Intents extends Stoppable {
  /** The intent of the departure that begins now. It serves once: the next has its own. */
  take(): Destination | undefined
  staying<T>(navigate: () => T): T
}

// The Navigation API as far as it is used here: TypeScript's DOM types do not carry it everywhere.
interface NavigateEvent extends Event {
  readonly destination: { readonly url: string; readonly sameDocument: boolean }
  readonly downloadRequest: string | null
}

interface Intent {
  readonly to?: Destination | undefined
  /** The event that may still be prevented by a later listener. */
  readonly event?: Event | undefined
}

const reloads = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  key === 'F5' || ((ctrlKey || metaKey) && /^r$/i.test(key))

/** Every element below the pointer, through shadow roots. */
const linkOf = (event: Event) =>
  event
    .composedPath()
    .find((node): node is Element => node instanceof Element && /^(a|area)$/i.test(node.localName))

/** By attribute: in SVG the property is an SVGAnimatedString, and old links have another name. */
const hrefOf = (link: Element) => link.getAttribute('href') ?? link.getAttribute('xlink:href')

/** Navigations under way: links, forms, refresh keys, and what the Navigation API tells. */
export function createIntents(window: Window, origins: readonly string[]): Intents {
  const { document } = window
  const { on, stop } = createListeners(true)
  let pending: Intent = {}
  let forced = false

  const place = (url: string): Destination | undefined => {
    try {
      const { protocol, origin } = new URL(url, document.baseURI)
      if (/^https?:$/.test(protocol)) return origins.includes(origin) ? 'inside' : 'outside'
    } catch {}
  }
  const intend = (to: Destination | undefined, event?: Event) => {
    if (!forced) pending = { to, event }
  }
  const otherWindow = (target: string | null | undefined) => {
    const base = document.querySelector('base[target]')
    return /^_blank$|^[^_]/i.test(target ?? base?.getAttribute('target') ?? '')
  }

  const clicked = (event: MouseEvent) => {
    const link = linkOf(event)
    // A click on anything else is later input: it withdraws what was pending.
    const href = (link && hrefOf(link)) ?? '#'
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey
    const stays = /^#/.test(href) || elsewhere || link?.hasAttribute('download')
    intend(stays || otherWindow(link?.getAttribute('target')) ? undefined : place(href), event)
  }
  const submitted = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement
    // By attribute: a field named "action" hides the property.
    const said = (name: string) =>
      event.submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name)
    const stays = /^dialog$/i.test(said('method') ?? '') || otherWindow(said('target'))
    intend(stays ? undefined : place(said('action') ?? ''), event)
  }
  const pressed = (event: KeyboardEvent) => intend(reloads(event) ? 'inside' : undefined, event)

  const navigating = (event: NavigateEvent) => {
    const { destination, downloadRequest } = event
    const stays = destination.sameDocument || downloadRequest != null
    intend(stays ? undefined : place(destination.url), event)
  }

  const withdraw = () => intend(undefined)
  // Captured, and one that is prevented later is asked when the intent is taken.
  on(window, 'click keydown', ({ isTrusted }) => {
    // A new input ends what `staying` asked for, before the handler that asks again.
    if (isTrusted) forced = false
  })
  on(window, 'click', clicked)
  on(window, 'keydown', pressed)
  on(window, 'submit', submitted)
  // Back from the back/forward cache, what led away is done.
  on(window, 'pageshow', withdraw)
  const { navigation } = window as unknown as { navigation?: EventTarget }
  on(navigation, 'navigate', navigating)
  on(navigation, 'navigateerror navigatesuccess', withdraw)

  return {
    take() {
      const { to, event } = pending
      pending = {}
      forced = false
      return event?.defaultPrevented ? undefined : to
    },
    staying(navigate) {
      intend('inside')
      forced = true
      return navigate()
    },
    stop,
  }
}
