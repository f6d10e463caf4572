import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What the bank itself knows of a login. When it is over, only the ledger knows. */
export interface Session {
  /** The cookie's value. Never leaves the server in any other way. */
  readonly id: string
  /** A short hash of the id, safe to show. */
  readonly key: string
  readonly name: string
  readonly csrf: string
  readonly startedAt: number
}

export interface Sessions {
  create(name: string): Promise<Session>
  read(id: string): Promise<Session | undefined>
  destroy(id: string): Promise<unknown>
}

const secret = () => randomBytes(16).toString('base64url')

export const keyOf = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 10)

/** A login by a new id, whoever it is for: an id that a browser came with may be somebody else's. */
export const newSession = (name: string): Session => {
  const id = secret()
  return { id, key: keyOf(id), name, csrf: secret(), startedAt: Date.now() }
}

/** Compares without telling, by the time it takes, how much was right. */
export const sameToken = (given: unknown, expected: string): boolean => {
  if (typeof given !== 'string') return false
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Logins in the memory of this process. */
export const memorySessions = (): Sessions => {
  const sessions = new Map<string, Session>()
  return {
    create: async (name) => {
      const session = newSession(name)
      sessions.set(session.id, session)
      return session
    },
    read: async (id) => sessions.get(id),
    destroy: async (id) => sessions.delete(id),
  }
}
