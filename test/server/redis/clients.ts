import { Redis } from 'ioredis'
import { createClient, createCluster } from 'redis'
import type { RedisClient } from '../../../src/server/redis/client'

export interface Connected {
  readonly client: RedisClient
  stop(): unknown
}

/** A connection that is lost is no news to a test that cuts it. */
const ignore = () => {}

/** @param again ms until it connects again */
export async function nodeRedis(port: number, again = 50): Promise<Connected> {
  const socket = { port, host: '127.0.0.1', reconnectStrategy: again }
  const client = await createClient({ socket }).on('error', ignore).connect()
  return { client, stop: () => client.destroy() }
}

export async function ioRedis(port: number): Promise<Connected> {
  const redis = new Redis({ port, host: '127.0.0.1', lazyConnect: true, retryStrategy: () => 50 })
  redis.on('error', ignore)
  await redis.connect()
  return {
    client: { sendCommand: ([name = '', ...args]) => redis.call(name, ...args) },
    stop: () => redis.disconnect(),
  }
}

/** Where the first key of a command is; INFO has none, and any node will do. */
const firstKey = ([name, ...args]: string[]) => (name?.startsWith('EVAL') ? args[2] : args[0])

export async function clusterRedis(port: number): Promise<Connected> {
  const cluster = createCluster({ rootNodes: [{ socket: { port, host: '127.0.0.1' } }] })
  await cluster.on('error', ignore).connect()
  const client = {
    sendCommand: (args: string[]) => cluster.sendCommand(firstKey(args), false, args),
  }
  return { client, stop: () => cluster.destroy() }
}
