import type { Stoppable } from '../ports'

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
  readonly to: Destination
  /** The event that may still be prevented by a later listener. */
  readonly event?: Event
}

const RELOAD_KEYS = (event: KeyboardEvent) =>
  event.key === 'F5' || (event.key.toLowerCase() === 'r' && (event.ctrlKey || event.metaKey))

/** Every element below the pointer, through shadow roots. */
const linkOf = (event: Event) =>
  event
    .composedPath()
    .find((node): node is Element => node instanceof Element && /^(a|area)$/i.test(node.localName))

/** SVG links carry an SVGAnimatedString, and old ones an attribute of another namespace. */
const hrefOf = (link: Element) =>
  link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href')

const otherWindow = (target: string | null) => /^_blank$|^[^_]/i.test(target ?? '')

/** Navigations under way: links, forms, refresh keys, and what the Navigation API tells. */
export function createIntents(window: Window, origins: readonly string[]): Intents {
  const { document } = window
  const stopping = new AbortController()
  const { signal } = stopping
  let pending: Intent | undefined
  let forced = false

  const place = (url: string | null): Destination | undefined => {
    try {
      const { protocol, origin } = new URL(url ?? '', document.baseURI)
      if (/^https?:$/.test(protocol)) return origins.includes(origin) ? 'inside' : 'outside'
    } catch {}
  }
  const intend = (to: Destination | undefined, event?: Event) => {
    if (!forced) pending = to && (event ? { to, event } : { to })
  }
  const targetOf = (element: Element, name = 'target') =>
    element.getAttribute(name) ??
    document.querySelector('base[target]')?.getAttribute('target') ??
    null

  const clicked = (event: MouseEvent) => {
    const link = linkOf(event)
    const href = link && hrefOf(link)
    // A click on anything else is later input: it withdraws what was pending.
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey
    const stays = !link || href === null || elsewhere || link.hasAttribute('download')
    intend(stays || otherWindow(targetOf(link)) ? undefined : place(href ?? null), event)
  }
  const submitted = (event: SubmitEvent) => {
    const form = event.target as HTMLFormElement
    const button = event.submitter
    const target = button?.getAttribute('formtarget') ?? targetOf(form)
    // By attribute: a field named "action" hides the property.
    const action = button?.getAttribute('formaction') ?? form.getAttribute('action')
    const dialog = /^dialog$/i.test(
      button?.getAttribute('formmethod') ?? form.getAttribute('method') ?? '',
    )
    intend(dialog || otherWindow(target) ? undefined : place(action), event)
  }
  const pressed = (event: KeyboardEvent) => intend(RELOAD_KEYS(event) ? 'inside' : undefined, event)

  const navigating = (event: Event) => {
    const { destination, downloadRequest } = event as NavigateEvent
    if (destination.sameDocument || downloadRequest != null) intend(undefined)
    else intend(place(destination.url), event)
  }

  // A new input ends what `staying` asked for; captured, so before the handler that asks again.
  const released = (event: Event) => {
    if (event.isTrusted) forced = false
  }
  for (const name of ['click', 'keydown']) {
    window.addEventListener(name, released, { signal, capture: true })
  }
  // Bubbling to the window: as late as it gets, so that what a page prevents is known.
  const options = { signal }
  window.addEventListener('click', clicked, options)
  window.addEventListener('submit', submitted, options)
  window.addEventListener('keydown', pressed, options)
  const { navigation } = window as unknown as { navigation?: EventTarget }
  navigation?.addEventListener('navigate', navigating, options)
  navigation?.addEventListener('navigateerror', () => intend(undefined), options)

  return {
    take() {
      const taken = pending
      pending = undefined
      forced = false
      return taken?.event?.defaultPrevented ? undefined : taken?.to
    },
    staying(navigate) {
      intend('inside')
      forced = true
      return navigate()
    },
    stop: () => stopping.abort(),
  }
}
