import { configures, fromDataset, rereading } from '../options/dataset'
import type { Session } from '../session'
import { resolveHere } from './resolveHere'
import { type Extras, startSession } from './start'

/**
 * The script element that configures this page. Only script elements are read: injected markup can
 * pose as `document.currentScript` or as a global, yet it configures nothing.
 */
export function findScript(document: Document): HTMLScriptElement | undefined {
  const { prototype } = Document
  // By the prototype: an element named "currentScript" stands in front of the property.
  const currentScript: unknown = Reflect.get(prototype, 'currentScript', document)
  if (currentScript instanceof HTMLScriptElement && configures(currentScript)) return currentScript
  const marked = prototype.querySelector.call(document, 'script[data-lastcall]')
  return marked instanceof HTMLScriptElement ? marked : undefined
}

/** The page for an ended session has none to watch: it would be sent to itself without end. */
const isFor = (url: URL | undefined): boolean =>
  (['origin', 'pathname', 'hash'] as const).every((part) => url?.[part] === location[part])

/** Starts what a script element's data attributes ask for. A mistake leaves the page as it was. */
export function startFromScript(script: HTMLScriptElement, extras: Extras): Session | undefined {
  try {
    const config = rereading(resolveHere(fromDataset(script), extras), script)
    // Inside its own app a frame is part of the page around it; of another app's it sees no element.
    if (window.frameElement || isFor(config.expiredUrl) || isFor(config.signedOutUrl)) return
    return startSession(window, config, extras)
  } catch (error) {
    console.error(String(error))
    const channel = script.getAttribute('data-channel') ?? 'lastcall'
    document.dispatchEvent(new CustomEvent('lastcall:error', { detail: { error, channel } }))
  }
}
