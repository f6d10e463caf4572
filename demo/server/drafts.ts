export type Fields = Readonly<Record<string, string>>

/**
 * What people had begun to write, by user. Not by session: a draft is there for the next one.
 * A real bank keeps it in its database, as well guarded as what is sent.
 */
export interface Drafts {
  keep(user: string, fields: Fields): Promise<unknown>
  find(user: string): Promise<Fields | undefined>
  drop(user: string): Promise<unknown>
}

export const DAY = 86_400_000
const MOST = 1_000

/** Drafts in the memory of this process. */
export const memoryDrafts = (keepFor = DAY, now: () => number = Date.now): Drafts => {
  const drafts = new Map<string, { fields: Fields; until: number }>()

  // What is kept goes to the end of the map, so the first is the oldest.
  const forgetOld = () => {
    for (const [user, { until }] of drafts) {
      if (until > now() && drafts.size <= MOST) return
      drafts.delete(user)
    }
  }

  return {
    keep: async (user, fields) => {
      drafts.delete(user)
      drafts.set(user, { fields, until: now() + keepFor })
      forgetOld()
    },
    find: async (user) => {
      forgetOld()
      return drafts.get(user)?.fields
    },
    drop: async (user) => drafts.delete(user),
  }
}
