import type { Options } from '../options/options'
import type { Session } from '../session'
import { startFromOptions } from './fromOptions'
import { findScript, startFromScript } from './fromScript'
import type { Extras } from './start'

declare const __VERSION__: string

/** What a page with the script tag finds at `window.lastcall`. */
export interface Lastcall {
  readonly watchSession: (options: Options) => Session
  /** The session that the script tag started; undefined where its options have mistakes. */
  readonly session: Session | undefined
  readonly version: string
}

declare global {
  interface Window {
    lastcall?: Lastcall
  }
}

/** Starts what the page's script element asks for, once however often the script is included. */
export function startAuto(extras: Extras): void {
  // Own property: an element with the id "lastcall" is found at window.lastcall too.
  if (typeof document === 'undefined' || Object.hasOwn(window, 'lastcall')) return
  const script = findScript(document)
  const session = script && startFromScript(script, extras)
  const watchSession = (options: Options) => startFromOptions(options, extras)
  window.lastcall = { watchSession, session, version: __VERSION__ }
}
