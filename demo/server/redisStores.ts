import type { createClient } from 'redis'
import { DAY, type Drafts, type Fields } from './drafts'
import { newSession, type Session, type Sessions } from './sessions'

export type Redis = Pick<ReturnType<typeof createClient>, 'hSet' | 'hGetAll' | 'pExpire'> &
  Pick<ReturnType<typeof createClient>, 'del' | 'set' | 'get'>

/**
 * Logins in Redis, which all processes share. An end removes them; what no end was told of goes
 * after `keepFor`, which has to be longer than any session.
 */
export const redisSessions = (redis: Redis, keepFor: number): Sessions => {
  const at = (id: string) => `harbour:session:${id}`
  return {
    create: async (name) => {
      const { id, key, csrf, startedAt } = newSession(name)
      await redis.hSet(at(id), { key, name, csrf, startedAt })
      await redis.pExpire(at(id), keepFor)
      return { id, key, name, csrf, startedAt }
    },
    read: async (id) => {
      const found = await redis.hGetAll(at(id))
      if (!found.key) return undefined
      return { ...found, id, startedAt: Number(found.startedAt) } as Session
    },
    destroy: (id) => redis.del(at(id)),
  }
}

/** Drafts in Redis: the form may be shown by one process and kept by the other. */
export const redisDrafts = (redis: Redis): Drafts => {
  const at = (user: string) => `harbour:draft:${user}`
  return {
    keep: (user, fields) =>
      redis.set(at(user), JSON.stringify(fields), { expiration: { type: 'PX', value: DAY } }),
    find: async (user) => {
      const text = await redis.get(at(user))
      return text ? (JSON.parse(text) as Fields) : undefined
    },
    drop: (user) => redis.del(at(user)),
  }
}
