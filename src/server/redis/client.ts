import { LedgerUnavailableError } from '../errors'
import { SCRIPT, SHA1 } from './script'

/**
 * What the ledger needs of a client: node-redis has it. For ioredis write
 * `{ sendCommand: ([name, ...args]) => redis.call(name, ...args) }`.
 */
export interface RedisClient {
  /** A client that can takes back what it has not sent yet when the signal is aborted. */
  sendCommand(args: string[], options?: { readonly abortSignal: AbortSignal }): Promise<unknown>
}

export type Command = (...args: string[]) => Promise<unknown>
/** Runs the script on the keys under `base`. */
export type Run = (base: string, ...args: string[]) => Promise<unknown>

/**
 * Clients keep commands until a connection is back. A person's request cannot wait for that, and a
 * login that failed must not begin a session when nobody expects it any more.
 */
function inTime<T>(work: (signal: AbortSignal) => Promise<T>, ms: number): Promise<T> {
  const waiting = new AbortController()
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${ms} ms`))
      waiting.abort()
    }, ms)
  })
  return Promise.race([work(waiting.signal), late]).finally(() => clearTimeout(timer))
}

export function createCommand(client: RedisClient, timeout: number): Command {
  return async (...args) => {
    try {
      // Whatever a client throws at once is a rejection, too.
      const send = async (abortSignal: AbortSignal) => client.sendCommand(args, { abortSignal })
      return await inTime(send, timeout)
    } catch (cause) {
      throw new LedgerUnavailableError(`Redis: ${(cause as Error)?.message ?? cause}`, { cause })
    }
  }
}

/** By its hash, which costs the script's text only where Redis does not know it (any more). */
export function createRun(command: Command): Run {
  return async (base, ...args) => {
    try {
      return await command('EVALSHA', SHA1, '1', base, ...args)
    } catch (error) {
      if (!/NOSCRIPT/.test((error as Error).message)) throw error
      return command('EVAL', SCRIPT, '1', base, ...args)
    }
  }
}
