import './events'
import type { Session } from './session'
import { findScript, startFromScript } from './wire/fromScript'
import { watchSession } from './wire/withDialog'

declare const __VERSION__: string

/** What a page with the script tag finds at `window.lastcall`. */
export interface Lastcall {
  readonly watchSession: typeof watchSession
  /** The session that the script tag started; undefined where its options have mistakes. */
  readonly session: Session | undefined
  readonly version: string
}

declare global {
  interface Window {
    lastcall?: Lastcall
  }
}

// Own property: an element with the id "lastcall" is found at window.lastcall too.
if (typeof document !== 'undefined' && !Object.hasOwn(window, 'lastcall')) {
  const script = findScript(document)
  const session = script && startFromScript(script)
  window.lastcall = { watchSession, session, version: __VERSION__ }
}
