import { ConfigError } from './errors'
import type { SessionLedger } from './ledger'
import { isOrigin } from './origin'
import { shown } from './shown'
import { unknownOptions } from './unknown'

type Awaitable<T> = T | Promise<T>

/**
 * The application's own session store, by session id.
 *
 * @typeParam V what the store keeps of a session.
 */
export interface SessionValues<V = unknown> {
  /** The session's data, or nothing (`undefined`, `null`) if there is no such session. */
  read(id: string): Awaitable<V | undefined | null>
  /** Removes the session for good. */
  destroy(id: string): Awaitable<unknown>
}

/** @typeParam R the request of the server: `Request`, or `IncomingMessage` of `node:http`. */
export interface EndpointOptions<R> {
  readonly ledger: SessionLedger
  /**
   * The session id out of the application's own cookie, **after its signature was checked**, and
   * nothing for whoever is not signed in. An id from anywhere else (a field, a header, a cookie as
   * it came) would let anybody end or extend the session of another, and open any number of them.
   */
  readonly identify: (request: R) => Awaitable<string | undefined | null>
  /**
   * The origin that pages know the application by: `https://app.example`. Only needed behind a
   * proxy, for browsers that send no `Sec-Fetch-Site`. By default the one that a request names.
   */
  readonly origin?: string | undefined
  /** Further origins whose pages belong to the application. CORS is the application's own. */
  readonly appOrigins?: readonly string[] | undefined
  /** Checks a CSRF token of a POST. False: 403, unless the session is over anyway. */
  readonly verify?: ((request: R, fields: URLSearchParams) => Awaitable<boolean>) | undefined
  /**
   * The application's sessions. With it an id that the ledger does not know is opened only if there
   * is a session by that id; without it the cookie is believed, and a keep-alive opens it.
   */
  readonly values?: SessionValues | undefined
  /**
   * What pages may call a login; not a secret, and never the id. By default the first 16 characters
   * of the id's SHA-256.
   */
  readonly key?: ((id: string) => Awaitable<string>) | undefined
  /** Requests other than documents that show that somebody is there: a search as one types. */
  readonly activity?: ((request: R) => boolean) | undefined
  /**
   * Where a logout form goes that was sent to `…/end` without script. By default such a form is
   * answered 400.
   */
  readonly signedOutUrl?: string | undefined
  /** Told of each 503 and of whatever a hook threw; by default `console.error`. */
  readonly onError?: ((error: unknown, request?: R) => void) | undefined
}

const LEDGER = ['peek', 'touch', 'alive', 'document', 'leave', 'end'] as const

type Check = (value: unknown) => string | undefined

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const has = (value: unknown, ...names: readonly string[]) =>
  isRecord(value) && names.every((name) => typeof value[name] === 'function')

const ORIGIN = 'write scheme and host and no more, such as "https://app.example"'

const aFunction =
  (what: string): Check =>
  (value) =>
    typeof value === 'function' ? undefined : `is ${shown(value)}: write a function ${what}`

const isUrl = (value: unknown) =>
  typeof value === 'string' && value !== '' && URL.canParse(value, 'https://app.example')

const ledgerProblem: Check = (value) => {
  if (!has(value, ...LEDGER)) return `is ${shown(value)}: write for example memoryLedger({ … })`
  return (value as { closed?: unknown }).closed ? 'is closed: write one that is open' : undefined
}

/** What each option has to be: the problem, if it is not. */
const CHECKS: Readonly<Record<keyof EndpointOptions<unknown>, Check>> = {
  ledger: ledgerProblem,
  identify: aFunction('(request) => id, out of your own verified cookie'),
  origin: (value) => (isOrigin(value) ? undefined : `is ${shown(value)}: ${ORIGIN}`),
  appOrigins: (value) => {
    if (!Array.isArray(value)) return `is ${shown(value)}: write a list of origins`
    const wrong = value.filter((one) => !isOrigin(one))
    return wrong.length > 0 ? `has ${wrong.map(shown).join(', ')}: ${ORIGIN}` : undefined
  },
  verify: aFunction('(request, fields) => boolean'),
  values: (value) =>
    has(value, 'read', 'destroy')
      ? undefined
      : `is ${shown(value)}: write { read: (id) => …, destroy: (id) => … }, or storeValues(store)`,
  key: aFunction('(id) => string'),
  activity: aFunction('(request) => boolean'),
  signedOutUrl: (value) =>
    isUrl(value) ? undefined : `is ${shown(value)}: write a URL, such as "/signed-out"`,
  onError: aFunction('(error) => void'),
}
const NAMES = Object.keys(CHECKS) as (keyof typeof CHECKS)[]
const REQUIRED: readonly (keyof typeof CHECKS)[] = ['ledger', 'identify']

function problemsOf(options: Record<string, unknown>): string[] {
  const missing = (name: keyof typeof CHECKS) =>
    options[name] === undefined && !REQUIRED.includes(name)
  return [
    ...NAMES.flatMap((name) => {
      const problem = missing(name) ? undefined : CHECKS[name](options[name])
      return problem ? [`${name} ${problem}`] : []
    }),
    ...unknownOptions(options, NAMES),
  ]
}

/** Throws a `ConfigError` with everything that is wrong. */
export function checkOptions(options: unknown): void {
  const problems = isRecord(options)
    ? problemsOf(options)
    : ['the options are missing: write sessionEndpoints({ ledger, identify })']
  if (problems.length > 0) throw new ConfigError(problems)
}
