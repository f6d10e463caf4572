import { ConfigError } from './errors'
import type { ConsumeOptions, SessionEnded } from './ledger'
import { shown } from './shown'
import { unknownOptions } from './unknown'

/** Where ended sessions wait to be told of: in memory, or in a store that several processes share. */
export interface EndQueue {
  /**
   * Waits for events and hands out at most so many, each to one taker. None once the signal is
   * aborted. A rejection ends the worker with it.
   */
  take(most: number, signal: AbortSignal): Promise<readonly SessionEnded[]>
  /** The handler has had it. */
  done(event: SessionEnded): unknown
  /** To be handed out again after so many ms, to anybody, with the next attempt's number. */
  retry(event: SessionEnded, wait: number): unknown
  /** No attempt is left. */
  bury(event: SessionEnded, error: string): unknown
}

export interface Worker {
  readonly queue: EndQueue
  readonly handler: (event: SessionEnded) => unknown
  readonly options: ConsumeOptions | undefined
  /** Aborted when the ledger is closed. */
  readonly closing: AbortSignal
  readonly backoff?: ((attempt: number) => number) | undefined
}

const SECOND = 1000
const KNOWN = ['signal', 'attempts', 'concurrency', 'onError']

/** How long to wait after that attempt has failed, in ms. */
export const backoff = (attempt: number): number => Math.min(2 ** (attempt - 1), 60) * SECOND

/** What is logged unless the application does it. */
const complainOf =
  (attempts: number) =>
  (error: unknown, { eventId, attempt }: SessionEnded) => {
    const next = attempt < attempts ? 'it is tried again' : 'it is a dead letter now'
    const what = `the handler failed (attempt ${attempt} of ${attempts}); ${next}`
    console.error(`lastcall: session end ${eventId}: ${what}`, error)
  }

/** Checks what a consumer was given. Throws a `ConfigError`. */
export function readOptions(options: ConsumeOptions | undefined) {
  const { attempts = 15, concurrency = 16, onError = complainOf(attempts) } = options ?? {}
  const numbers = Object.entries({ attempts, concurrency })
    .filter(([, value]) => !(Number.isInteger(value) && value >= 1))
    .map(([name, value]) => `${name}: ${shown(value)}: write a whole number from 1`)
  const problems = [...unknownOptions(options ?? {}, KNOWN), ...numbers]
  if (problems.length > 0) throw new ConfigError(problems)
  return { attempts, concurrency, onError }
}

/** Anything can be thrown, also what cannot be written. */
function textOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error)
  } catch {
    return 'something that has no text was thrown'
  }
}

/** Node 20.0 has no AbortSignal.any. */
function whenAny(signals: readonly (AbortSignal | undefined)[]) {
  const any = new AbortController()
  const abort = () => any.abort()
  for (const signal of signals) {
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort)
  }
  const release = () => {
    for (const signal of signals) signal?.removeEventListener('abort', abort)
  }
  return { signal: any.signal, release }
}

/** Hands events to a handler until it is told to stop, and then until every one is done with. */
export async function work({ queue, handler, options, closing, ...how }: Worker): Promise<void> {
  const { attempts, concurrency, onError } = readOptions(options)
  const wait = how.backoff ?? backoff
  const { signal, release } = whenAny([options?.signal, closing])
  const running = new Set<Promise<void>>()

  // Whoever is told of an error must not cause the next one.
  const report = (error: unknown, event: SessionEnded) => {
    const told = async () => onError(error, event)
    told().catch((second: unknown) => console.error('lastcall: onError threw', second))
  }

  async function attempt(event: SessionEnded) {
    try {
      await handler(event)
    } catch (error) {
      report(error, event)
      return event.attempt < attempts
        ? queue.retry(event, wait(event.attempt))
        : queue.bury(event, textOf(error))
    }
    return queue.done(event)
  }

  const start = (event: SessionEnded) => {
    // What a queue could not note down it hands out again: that is what "at least once" means.
    const one: Promise<void> = attempt(event)
      .then(undefined, (error) => report(error, event))
      .then(() => void running.delete(one))
    running.add(one)
  }

  try {
    while (!signal.aborted) {
      const events = await queue.take(concurrency - running.size, signal)
      events.forEach(start)
      if (running.size >= concurrency) await Promise.race(running)
    }
  } finally {
    release()
    await Promise.all(running)
  }
}
