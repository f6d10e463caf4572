import { ConfigError } from './errors'
import type { EndpointOptions } from './options'

/** Who is signed in, as the application says. Rejects where it says what is no id. */
export async function idOf<R>(
  identify: EndpointOptions<R>['identify'],
  request: R,
): Promise<string | undefined> {
  const id: unknown = await identify(request)
  if (id === undefined || id === null || id === '') return
  if (typeof id === 'string') return id
  throw new ConfigError([`identify gave a ${typeof id}: give the session id, a text, or nothing`])
}
