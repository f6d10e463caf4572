import type { LedgerState } from './ledger'
import { percent } from './percent'
import type { Answer } from './port'

/** An answer that is kept would be one about another moment. */
const NO_STORE = { 'cache-control': 'no-store' }
const JSON_ONLY = { ...NO_STORE, 'content-type': 'application/json' }
/** Seconds after which a page may ask again. */
const RETRY_AFTER = 2

const json = (status: number, body: object, headers: Answer['headers'] = JSON_ONLY): Answer => ({
  status,
  headers,
  body: JSON.stringify(body),
})

/** Rounded down, so that no page ever believes in a session that the server has given up. */
const seconds = (ms: number) => Math.max(0, Math.floor(ms / 1000))

export const done: Answer = { status: 204, headers: NO_STORE }

export const ended = (reason?: string): Answer => json(401, { state: 'ended', reason })

/** @param key what the page may call this login. */
export function stateAnswer(state: LedgerState, key: string): Answer {
  if (state.state === 'unknown') return ended()
  if (state.state === 'ended') return ended(state.reason)
  const { expiresIn, lifetimeIn } = state
  // A page that asks has not left: that others have is nothing to it.
  const expires_in = seconds(expiresIn)
  const lifetime_in = lifetimeIn < Infinity ? seconds(lifetimeIn) : undefined
  return json(200, { state: 'live', expires_in, lifetime_in, key })
}

export const refused = (status: number, error: string, headers?: Record<string, string>): Answer =>
  json(status, { error }, { ...JSON_ONLY, ...headers })

/** A header holds ASCII alone. */
export const seeOther = (url: string): Answer => ({
  status: 303,
  headers: { ...NO_STORE, location: url.replace(/[^\x21-\x7e]/gu, percent) },
})

export const unavailable: Answer = refused(503, 'Ask again later', {
  'retry-after': String(RETRY_AFTER),
})
