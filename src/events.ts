import type { SessionEvents } from './ports'

/** Every event is dispatched on `document` too, so that a script-tag page needs no global. */
type DocumentEvents = {
  [K in keyof SessionEvents as `lastcall:${K}`]: CustomEvent<SessionEvents[K] & { channel: string }>
}

declare global {
  interface DocumentEventMap extends DocumentEvents {}
}
