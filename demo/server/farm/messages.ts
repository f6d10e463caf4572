import type { Scribe } from '../journal'
import type { Timing } from '../timing'

/** What a process is started with. */
export interface WorkerOptions {
  readonly appOrigin: string
  readonly otherOrigin: string
  readonly timing: Timing
  readonly redisUrl: string
}

/** One call of a scribe, as it goes from process to process. */
export type Note = {
  [Name in keyof Scribe]: readonly [name: Name, ...args: Parameters<Scribe[Name]>]
}[keyof Scribe]

/** What a process says to the one that started it. */
export type FromWorker =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'note'; readonly note: Note }

/** Sends whatever it is told. */
export const remoteScribe = (send: (note: Note) => void): Scribe => ({
  meet: (...args) => send(['meet', ...args]),
  stand: (...args) => send(['stand', ...args]),
  write: (...args) => send(['write', ...args]),
  end: (...args) => send(['end', ...args]),
})

/** Tells a scribe what another one was told. */
export const playNote = (scribe: Scribe, [name, ...args]: Note): void =>
  (scribe[name] as (...args: unknown[]) => void)(...args)
