import './events'
import { startAuto } from './wire/auto'
import { fullParts } from './wire/fullParts'
import { builtInFull } from './wire/fullScreen'
import { serveAsWitness } from './wire/witness'

export type { Lastcall } from './wire/auto'

/** Whether this is the file for script tags, and not part of somebody's bundle. */
declare const __SCRIPT__: boolean

if (typeof document !== 'undefined') {
  // The same file serves as a worker. A bundle must not: it would run the whole app there.
  const { currentScript } = document
  const script = __SCRIPT__ && currentScript instanceof HTMLScriptElement ? currentScript.src : ''
  startAuto({ ...builtInFull, full: fullParts, script })
} else if (__SCRIPT__ && 'onconnect' in globalThis) {
  serveAsWitness(globalThis as never)
}
