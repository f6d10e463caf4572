import { createRefusals } from '../browser/refusals'
import { GONE } from '../core/message'
import { kebab } from '../options/names'
import type { Config } from '../options/options'
import type { Found, Problem } from '../options/resolve'
import type { Send, Stoppable } from '../ports'
import { createLastWord } from './lastWord'
import { log } from './log'

/** One of the companion's endpoints. */
function endpoint(base: URL, name: string): URL {
  const url = new URL(base)
  url.pathname = `${base.pathname.replace(/\/$/, '')}/${kebab(name)}`
  return url
}

/** Finds the endpoints that are not given. */
function derive(found: Found, problem: Problem): void {
  const { sessionUrl, keepAliveMethod } = found
  if (!(sessionUrl instanceof URL)) return
  if (keepAliveMethod === 'GET')
    problem('keepAliveMethod', 'write POST: with sessionUrl, pages say more than a GET can')
  for (const name of ['end', 'keepAlive', 'status']) {
    found[`${name}Url`] ??= endpoint(sessionUrl, name)
  }
}

/** Asks the server when a request of the page's own is refused. */
function watchRequests(window: Window, config: Config, send: Send): Stoppable {
  const own = [config.endUrl, config.keepAliveUrl, config.statusUrl]
  const isOwn = ({ href }: URL) => own.some((url) => url?.href === href)
  return createRefusals(window, GONE, isOwn, () => send({ type: 'check' }))
}

/** What only the full builds have. */
export const fullParts = { derive, createLastWord, watchRequests, log }
