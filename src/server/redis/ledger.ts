import { readOptions } from '../delivery'
import { ConfigError, LedgerClosedError, LedgerUnavailableError } from '../errors'
import { checkId, checkReason } from '../id'
import type { LedgerState, SessionLedger } from '../ledger'
import type { EndReason, Sign } from '../record'
import { type LedgerRules, timesOf } from '../rules'
import { createWorkers } from '../workers'
import { checkRedis } from './check'
import { createCommand, createRun, type RedisClient } from './client'
import { createDeadLetters } from './dead'
import { type Ask, createQueue } from './queue'
import { baseOf, shardOf } from './shard'
import { createSweeper } from './sweeper'

/** Checked, and with nothing left out. */
export interface RedisSettings {
  readonly rules: LedgerRules
  readonly prefix: string
  readonly shards: number
  readonly timeout: number
  readonly sweep: boolean
}

/** For tests. */
export interface Hooks {
  /** In place of Redis's own clock, in ms. */
  readonly now?: () => number
  readonly backoff?: (attempt: number) => number
  /** In place of a minute, in ms. */
  readonly takeover?: number
}

/** As the script answers. */
type Answer = readonly [
  state: LedgerState['state'],
  expiresIn: number,
  lifetimeIn: number,
  reason: EndReason,
  endedNow: number,
]

function stateOf([state, expiresIn, lifetimeIn, reason]: Answer): LedgerState {
  if (state === 'unknown') return { state }
  if (state === 'ended') return { state, reason }
  return { state, expiresIn, lifetimeIn: lifetimeIn < 0 ? Infinity : lifetimeIn }
}

/** ms until a Redis that was not there is looked for again. */
const RETRY = 1000

/** No number of JSON is infinite; this age is as old. */
const OLDEST = 1e15
const textOf = (sign: Sign) =>
  JSON.stringify(sign, (_, value) => (value === Infinity ? OLDEST : value))

export function createRedisLedger(client: RedisClient, settings: RedisSettings, hooks: Hooks = {}) {
  const { prefix, shards, timeout, rules } = settings
  const command = createCommand(client, timeout)
  const run = createRun(command)
  const ownRules = JSON.stringify(rules)
  let closed = false
  let checked: Promise<void> | undefined

  /** What was found wrong stays wrong; a Redis that is away is asked again. */
  function check(): Promise<void> {
    checked ??= checkRedis(command, prefix, shards).catch((error) => {
      if (!(error instanceof ConfigError)) checked = undefined
      throw error
    })
    return checked
  }
  const ready = () => (closed ? Promise.reject(new LedgerClosedError()) : check())

  async function send(shard: number, op: string, own: string, ...args: string[]): Promise<unknown> {
    await check()
    const now = hooks.now ? String(hooks.now()) : ''
    return run(baseOf(prefix, shard), op, now, own, ...args)
  }
  const tell: Ask = (shard, op, ...args) => send(shard, op, '', ...args)
  const ask = async (...asked: Parameters<typeof send>) => {
    await ready()
    return send(...asked)
  }
  /** Resolves when Redis is there for the first time, however late that is, or nobody waits for it. */
  async function present(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      try {
        return await check()
      } catch (error) {
        if (!(error instanceof LedgerUnavailableError)) throw error
        await new Promise((resolve) => setTimeout(resolve, RETRY))
      }
    }
  }
  const { queue, look, start, stop } = createQueue(shards, tell, hooks.takeover)
  const dead = createDeadLetters(shards, tell)
  const workers = createWorkers(queue, hooks.backoff)

  const sweeper = createSweeper(shards, {
    sweep: (shard, most) => tell(shard, 'sweep', String(most)) as Promise<[number, number]>,
    forget: (shard, age) => tell(shard, 'forget', String(age)),
    waiting: look,
  })
  if (settings.sweep) sweeper.start()

  const session = async (op: string, id: string, args: string[] = [], own = ownRules) => {
    checkId(id)
    const shard = shardOf(id, shards)
    const answer = (await ask(shard, op, own, id, ...args)) as Answer
    if (answer[4]) look(shard)
    return stateOf(answer)
  }
  const hear = (id: string, sign: Sign, opens = false) =>
    session('hear', id, [textOf(sign), opens ? 'open' : ''])

  const ledger: SessionLedger = {
    get closed() {
      return closed
    },
    ready,
    async open(id, times) {
      return session('open', id, [], JSON.stringify({ ...rules, ...timesOf(times, rules) }))
    },
    touch: (id, sign, { opens = true } = {}) =>
      hear(id, sign ? { event: 'keep-alive', after: [], ...sign } : { event: 'touch' }, opens),
    alive: (id, sign) => hear(id, { event: 'alive', after: [], ...sign }),
    document: (id, { opens = true } = {}) => hear(id, { event: 'document' }, opens),
    leave: (id, sign, news) => hear(id, { event: 'leave', answering: [], ...sign, ...news }),
    peek: (id) => session('peek', id),
    async end(id, reason) {
      checkId(id)
      checkReason(reason)
      const shard = shardOf(id, shards)
      const ended = (await ask(shard, 'end', ownRules, id, reason)) as number
      if (ended) look(shard)
      return ended === 1
    },
    async rotate(oldId, newId) {
      checkId(oldId)
      checkId(newId)
      if (oldId === newId) return
      // Three steps, since two ids may be in two slots of a cluster. What breaks off between them is
      // there twice, and not lost; asked for again, it is moved.
      const from = shardOf(oldId, shards)
      const record = (await ask(from, 'copyOf', ownRules, oldId)) as string | null
      await ask(shardOf(newId, shards), 'enterId', ownRules, newId, record ?? '')
      if (record) await ask(from, 'leaveId', ownRules, oldId)
    },
    async consume(handler, options) {
      if (closed) throw new LedgerClosedError()
      readOptions(options)
      const isOver = () => closed || options?.signal?.aborted === true
      await present(isOver)
      if (isOver()) return
      // Its ends come from sweeps, and whoever waits for them is there to sweep.
      sweeper.start()
      await start()
      await workers.consume(handler, options)
    },
    async deadLetters() {
      await ready()
      return dead.list()
    },
    async redeliver(eventId) {
      await ready()
      const shard = await dead.redeliver(eventId)
      if (shard !== undefined) look(shard)
      return shard !== undefined
    },
    async close() {
      closed = true
      sweeper.stop()
      await workers.close()
      stop()
    },
  }
  return { ledger, sweep: sweeper.sweepAll, forget: sweeper.forgetAll }
}
