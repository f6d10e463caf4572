import { ConfigError } from '../errors'
import type { SessionLedger } from '../ledger'
import type { SessionValues } from '../options'
import { reporter } from '../report'

type Done = (error?: unknown) => void
type Got = (error: unknown, session?: unknown) => void

/** What is used of an express-session `Store`. */
export interface ExpressStore {
  get(id: string, done: Got): void
  set(id: string, session: unknown, done?: Done): void
  destroy(id: string, done?: Done): void
  touch?(id: string, session: unknown, done?: Done): void
}

const CALL = 'sessionStore(store, ledger)'

function checkStore(store: ExpressStore, call: string): void {
  const names = ['get', 'set', 'destroy'] as const
  if (names.every((name) => typeof store?.[name] === 'function')) return
  throw new ConfigError([`store is none of express-session: write ${call}`])
}

/** What a store is of, where it is one of ours: that hides what has ended, also from a handler. */
const inner = new WeakMap<object, ExpressStore>()

/**
 * The sessions of an express-session store, by promises. For `values` of `sessionEndpoints` and
 * `onEnd`; of a `sessionStore` it reads what is below it, as what has ended is what a handler needs.
 */
export function storeValues(store: ExpressStore): SessionValues {
  checkStore(store, 'storeValues(store)')
  const under = inner.get(store) ?? store
  return {
    read: (id) =>
      new Promise((resolve, reject) => {
        under.get(id, (error, session) => (error ? reject(error) : resolve(session ?? undefined)))
      }),
    destroy: (id) =>
      new Promise<void>((resolve, reject) => {
        under.destroy(id, (error) => (error ? reject(error) : resolve()))
      }),
  }
}

const report = reporter<never>(undefined)

/** Of a ledger that is away nothing is known, and nobody is signed out by that. */
async function hasEnded(ledger: SessionLedger, id: string): Promise<boolean> {
  try {
    return (await ledger.peek(id)).state === 'ended'
  } catch (error) {
    report(error)
    return false
  }
}

function gated(store: ExpressStore, ledger: SessionLedger) {
  const unlessEnded = (id: string, over: () => void, go: () => void) =>
    void hasEnded(ledger, id).then((ended) => (ended ? over() : go()))

  return {
    get: (id: string, done: Got) =>
      unlessEnded(
        id,
        () => done(null, null),
        () => store.get(id, done),
      ),
    set: (id: string, session: unknown, done?: Done) =>
      unlessEnded(
        id,
        () => done?.(),
        () => store.set(id, session, done),
      ),
    destroy: (id: string, done?: Done) =>
      // Whoever wants to be signed out of the application is, with or without a ledger.
      void ledger
        .end(id, 'logout')
        .catch(report)
        .then(() => store.destroy(id, done)),
    ...(store.touch && {
      touch: (id: string, session: unknown, done?: Done) =>
        unlessEnded(
          id,
          () => done?.(),
          () => store.touch?.(id, session, done),
        ),
    }),
  }
}

/** These of express-session's `Store` are made of the others, which have to be ours. */
const COMPOSED: readonly unknown[] = ['regenerate', 'load']

/**
 * An express-session store that knows what has ended: `get` finds no such session, `set` and `touch`
 * bring none back, and `destroy` (so `regenerate`, too) tells the ledger of a sign-out first. All
 * else is the store's own. While the ledger cannot be reached everything is.
 */
export function sessionStore<S extends object>(store: S & ExpressStore, ledger: SessionLedger): S {
  checkStore(store, CALL)
  if (typeof ledger?.peek !== 'function') throw new ConfigError([`ledger is none: write ${CALL}`])
  const own: Readonly<Record<string | symbol, unknown>> = gated(store, ledger)
  const wrapped: S = new Proxy(store as S, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return own[name]
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function' || name === 'constructor') return value
      // A store with private fields is only itself.
      return value.bind(COMPOSED.includes(name) ? wrapped : target)
    },
  })
  inner.set(wrapped, store)
  return wrapped
}
