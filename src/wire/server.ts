import { alone } from '../browser/alone'
import { keep, recall } from '../browser/record'
import { request } from '../browser/server'
import { NO_ANSWER, SKIPPED } from '../core/message'
import type { Ask, Outcome } from '../core/state'
import type { Config } from '../options/options'
import type { Server } from '../ports'
import type { LastWord } from './lastWord'
import type { Letters } from './letters'
import { recordName } from './recordName'

const SECOND = 1000
const ANSWER_WITHIN = 10 * SECOND
/** A covered page is not kept waiting as long. */
const STATUS_WITHIN = 5 * SECOND

/**
 * The session's endpoints, by what is asked of them.
 *
 * @param posted a leave that lies ready has to be written anew: its number is taken.
 */
export function createServer(
  window: Window,
  config: Config,
  letters: Letters,
  now: () => number,
  posted: () => void,
  stopping: AbortSignal,
  lastWord: LastWord | undefined,
): Server {
  const get = (url: URL, timeout: number) =>
    request(window, url.href, { headers: letters.headers() }, timeout, stopping)
  const post = (url: string, init: RequestInit, timeout = ANSWER_WITHIN) => {
    letters.posted()
    posted()
    return request(window, url, { method: 'POST', ...init }, timeout, stopping)
  }
  const say = async (event: 'keep-alive' | 'alive', timeout: number) => {
    const outliving = lastWord?.outliving()
    const body = letters.keepAlive(event, outliving?.fields)
    const init = { headers: letters.headers(), body }
    const outcome = await post(config.keepAliveUrl!.href, init, timeout)
    if (outcome.kind === 'live') outliving?.heard()
    return outcome
  }
  const keepAlive = () =>
    config.keepAliveMethod === 'GET'
      ? get(config.keepAliveUrl!, ANSWER_WITHIN)
      : say('keep-alive', ANSWER_WITHIN)
  // One for all tabs. A page that has just run again after a sleep may not have heard of the last.
  const beat = (key?: string, since = 0) => {
    const name = recordName(config.channel, 'beat')
    const first = async () => {
      const wall = Date.now()
      // In moments of this page's clock, which a wall clock that was set may differ from.
      const last = now() - wall + (recall(window, name, key) ?? 0)
      if (last > since + SECOND && last <= now()) return SKIPPED
      keep(window, name, key, wall)
      return keepAlive()
    }
    // A page that stands still in an alert, or is suspended, keeps its lock: not for ever.
    const bucket = Math.floor(Date.now() / ANSWER_WITHIN)
    return alone(window, `${name}:${key}:${bucket}`, first, SKIPPED)
  }
  // The server has to hear that this page is open before it says how long the session lasts.
  const check = () =>
    lastWord?.outliving() ? say('alive', STATUS_WITHIN) : get(config.statusUrl!, STATUS_WITHIN)
  const logout = async (): Promise<Outcome> => {
    const letter = letters.end({ event: 'logout' })
    return letter ? post(letter.url, { body: letter.body, keepalive: true }) : NO_ANSWER
  }
  const asks: Readonly<Record<Ask, (key?: string, since?: number) => Promise<Outcome>>> = {
    beat,
    stay: keepAlive,
    check,
    logout,
  }

  return {
    async ask(what, key, since) {
      const began = now()
      const outcome = await asks[what](key, since)
      const took = now() - began
      // Longer than any request may take: it was slept through, and its midpoint means nothing.
      const slept = took > 1.5 * ANSWER_WITHIN
      return { began, asked: began + took / 2, outcome: slept ? NO_ANSWER : outcome }
    },
  }
}
