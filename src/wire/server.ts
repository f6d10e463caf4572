import { request } from '../browser/server'
import type { Ask, Outcome } from '../core/state'
import type { Config } from '../options/options'
import type { Server } from '../ports'
import type { Letters } from './letters'

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
): Server {
  const get = (url: URL, timeout: number) =>
    request(window, url.href, { headers: letters.headers() }, timeout)
  const post = (url: string, init: RequestInit) => {
    letters.posted()
    posted()
    return request(window, url, { method: 'POST', ...init }, ANSWER_WITHIN)
  }
  const keepAlive = () => {
    const url = config.keepAliveUrl!
    return config.keepAliveMethod === 'GET'
      ? get(url, ANSWER_WITHIN)
      : post(url.href, { headers: letters.headers(), body: letters.keepAlive() })
  }
  const logout = async (): Promise<Outcome> => {
    const letter = letters.end({ event: 'logout' })
    return letter
      ? post(letter.url, { body: letter.body, keepalive: true })
      : { kind: 'failed', status: 0 }
  }
  const asks: Readonly<Record<Ask, () => Promise<Outcome>>> = {
    beat: keepAlive,
    stay: keepAlive,
    check: () => get(config.statusUrl!, STATUS_WITHIN),
    logout,
  }

  return {
    async ask(what) {
      const before = now()
      const outcome = await asks[what]()
      return { asked: (before + now()) / 2, outcome }
    },
  }
}
