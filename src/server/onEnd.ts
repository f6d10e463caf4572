import { readOptions } from './delivery'
import { ConfigError } from './errors'
import type { ConsumeOptions, SessionEnded, SessionLedger } from './ledger'
import type { SessionValues } from './options'

/** A session has ended, with what the application had in it. */
export interface EndedSession<V = unknown> extends SessionEnded {
  /** The application's session, read anew for each delivery. */
  readonly value: V | undefined
  /** `missing`: the store has no such session any more; `none`: no `values` were given. */
  readonly valueSource: 'store' | 'missing' | 'none'
}

export interface OnEndOptions<V = unknown> extends ConsumeOptions {
  /** The application's sessions: read for the handler, destroyed once it has succeeded. */
  readonly values?: SessionValues<V> | undefined
}

const isFunction = (value: unknown) => typeof value === 'function'

function check(ledger: SessionLedger, handler: unknown, values: SessionValues | undefined) {
  const problems = [
    ...(isFunction(ledger?.consume) ? [] : ['onEnd: the first argument has to be a ledger']),
    ...(isFunction(handler) ? [] : ['onEnd: the second argument has to be a function']),
    ...(!values || (isFunction(values.read) && isFunction(values.destroy))
      ? []
      : ['onEnd: values: write { read: (id) => …, destroy: (id) => … }']),
  ]
  if (problems.length > 0) throw new ConfigError(problems)
}

type Content<V> = Pick<EndedSession<V>, 'value' | 'valueSource'>

const MISSING = { value: undefined, valueSource: 'missing' } as const

async function contentOf<V>(id: string, values: SessionValues<V> | undefined): Promise<Content<V>> {
  if (!values) return { value: undefined, valueSource: 'none' }
  const value = (await values.read(id)) ?? undefined
  return value === undefined ? MISSING : { value, valueSource: 'store' }
}

/** Somebody has signed in by the same id since: what the application has is that one's. */
async function isTaken(ledger: SessionLedger, id: string): Promise<boolean> {
  const { state } = await ledger.peek(id)
  return state === 'live' || state === 'closing'
}

/**
 * Hands every end of a session to the handler, at least once: what it or the store throws is tried
 * again (see `SessionLedger.consume`). So a handler may see an `eventId` twice, and the application's
 * session is never left behind.
 *
 * @returns a promise that stays open until the `signal` has stopped it or the ledger was closed: not
 * to be awaited by what starts a server. A Redis that is away at the start is waited for.
 * @throws ConfigError at once if an argument or an option is not what it has to be.
 */
export function onEnd<V = unknown>(
  ledger: SessionLedger,
  handler: (ended: EndedSession<V>) => unknown,
  options: OnEndOptions<V> = {},
): Promise<void> {
  const { values, ...consuming } = options
  check(ledger, handler, values)
  readOptions(consuming)
  return ledger.consume(async (event) => {
    const taken = values !== undefined && (await isTaken(ledger, event.id))
    const content = taken ? MISSING : await contentOf(event.id, values)
    await handler({ ...event, ...content })
    if (!taken) await values?.destroy(event.id)
  }, consuming)
}
