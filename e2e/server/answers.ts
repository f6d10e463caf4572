import type { Context } from 'hono'
import type { ContentfulStatusCode, StatusCode } from 'hono/utils/http-status'
import type { World } from './world'

/** What an endpoint says. Nothing given is an empty 204. */
export interface Answer {
  readonly status?: number
  readonly json?: unknown
  readonly html?: string
  /** Where it redirects to. */
  readonly to?: string
  /** Answers only after this; `'never'` while the test lasts. */
  readonly after?: Promise<unknown> | 'never'
  /** In seconds, or a date. */
  readonly retryAfter?: string
}

/** Takes the next answer that was set for an endpoint. */
const take = ({ answers }: World, what: string): Answer => {
  const list = answers.get(what) ?? []
  return (list.length > 1 ? list.shift() : list[0]) ?? {}
}

export const answer = async (c: Context, world: World, what: string): Promise<Response> => {
  const { status, json, html, to, after, retryAfter } = take(world, what)
  c.header('cache-control', 'no-store')
  if (retryAfter) c.header('retry-after', retryAfter)
  if (after) await Promise.race([after === 'never' ? world.over : after, world.over])
  if (to !== undefined) return c.redirect(to, 302)
  const code = (status ?? 200) as ContentfulStatusCode
  if (html !== undefined) return c.html(html, code)
  if (json === undefined) return c.body(null, (status ?? 204) as StatusCode)
  // A text is sent as it is, so that a test can break it.
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  return c.body(text, code, { 'content-type': 'application/json' })
}
