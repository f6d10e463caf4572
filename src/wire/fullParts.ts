import { kebab } from '../options/names'
import type { Found, Problem } from '../options/resolve'
import { createLastWord } from './lastWord'

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

/** What only the full builds have. */
export const fullParts = { derive, createLastWord }
