import { configures, fromDataset, rereading } from '../options/dataset'
import type { Session } from '../session'
import { resolveHere } from './resolveHere'
import { builtIn } from './screen'
import { startSession } from './start'

/**
 * The script element that configures this page. Only script elements are read: injected markup can
 * pose as `document.currentScript` or as a global, yet it configures nothing.
 */
export function findScript(document: Document): HTMLScriptElement | undefined {
  const { currentScript } = document
  if (currentScript instanceof HTMLScriptElement && configures(currentScript)) return currentScript
  const marked = Document.prototype.querySelector.call(document, 'script[data-lastcall]')
  return marked instanceof HTMLScriptElement ? marked : undefined
}

/** Starts what a script element's data attributes ask for. A mistake leaves the page as it was. */
export function startFromScript(script: HTMLScriptElement): Session | undefined {
  try {
    return startSession(window, rereading(resolveHere(fromDataset(script)), script), builtIn)
  } catch (error) {
    console.error(String(error))
    const channel = script.getAttribute('data-channel') ?? 'lastcall'
    document.dispatchEvent(new CustomEvent('lastcall:error', { detail: { error, channel } }))
  }
}
