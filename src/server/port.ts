import type { Unread } from './unread'

/** What a body turned out to be: its bytes, what a body parser has made of it, or nothing. */
export type Body = { readonly bytes: Uint8Array } | { readonly parsed: unknown } | Unread

/**
 * A request as the endpoints see it, whatever brought it: a conversion of each heartbeat from one
 * kind of request into another would cost more than all the rest.
 */
export interface Asked<R> {
  /** What the application's own hooks are given. */
  readonly request: R
  readonly method: string
  /** A path or a whole URL, as it was asked for. */
  readonly url: string
  readonly header: (name: string) => string | undefined
  /** The origin that the request itself was sent to. */
  readonly ownOrigin: () => string | undefined
  /** Reads at most so many bytes. */
  readonly body: (most: number) => Body | Promise<Body>
}

/** An answer before it is one of the platform's own. Without a body there is no `Content-Type`. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}
