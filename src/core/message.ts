import type { EndReason, Outcome } from './state'
import type { Cause } from './verdict'

/** One message of a page to the server, as in the wire format. */
export interface Message {
  readonly event: 'leave' | 'logout' | 'keep-alive' | 'alive'
  readonly cause?: Cause
  /** Milliseconds since this page was there: since its answer began, or it was shown again. */
  readonly age?: number | undefined
  /** Ids of the other pages of this session believed open. */
  readonly others?: readonly string[]
}

const MOST = 32

/** The fields of a message, in the order they are sent. */
export function fields(message: Message, page: string, n: number): [string, string][] {
  const { event, cause, age, others } = message
  const list = {
    event,
    page,
    n: String(n),
    cause,
    age: age?.toFixed(),
    others: others?.slice(0, MOST).join(),
  }
  return Object.entries(list).filter((field): field is [string, string] => field[1] !== undefined)
}

/** The field for the leaves, as `<page>.<n>`, that a page outlives: its own are not among them. */
export const afterField = (leaves: readonly string[], page: string): [string, string][] => {
  const outlived = leaves.filter((leave) => !leave.startsWith(`${page}.`))
  return outlived.length ? [['after', outlived.slice(0, MOST).join()]] : []
}

export const NO_ANSWER: Outcome = { kind: 'failed', status: 0 }

/** Not asked, as another tab was first. */
export const SKIPPED: Outcome = { kind: 'skipped', status: 0 }

/** What these statuses say: the session is gone. */
export const GONE = [401, 419, 440]

const REASONS: readonly unknown[] = ['idle', 'lifetime', 'closed', 'logout'] satisfies EndReason[]

/** A reason that a server may give: that it gave none is the page's own word. */
export const isReason = (value: unknown): value is EndReason => REASONS.includes(value)

const DAY = 86_400

/** Seconds as sent by a server, in ms; anything that is not a sane number says nothing. */
const seconds = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value < 366 * DAY ? value * 1000 : undefined

/**
 * What an answer means. The body is JSON, else text; `undefined` where it could not be read.
 *
 * @param retryAfter as in the header of that name; a date in it says nothing.
 * @param redirect the answer was a redirect, which for a session endpoint means: sign in again.
 */
export function readAnswer(
  status: number,
  redirect: boolean,
  body: unknown,
  retryAfter?: string | null,
): Outcome {
  // A text or nothing at all has none of these properties either.
  const json = Object(body) as Record<string, unknown>
  if (redirect || GONE.includes(status) || (status < 300 && json.state === 'ended')) {
    const { reason } = json
    return { kind: 'gone', status, reason: isReason(reason) ? reason : undefined }
  }
  // A sign-in page in place of an answer, as servers send it that forward instead of redirecting.
  const markup = typeof body === 'string' && /^\s*</.test(body)
  if (status < 200 || status > 299 || markup) {
    if (status === 403) return { kind: 'forbidden', status }
    return { kind: 'failed', status, retryIn: seconds(Number(retryAfter ?? NaN)) }
  }
  return {
    kind: 'live',
    status,
    expiresIn: seconds(json.expires_in),
    lifetimeIn: seconds(json.lifetime_in),
    key: (typeof json.key === 'string' && json.key) || undefined,
  }
}
