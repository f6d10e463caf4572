export type Fields = Readonly<Record<string, string>>

const DAY = 86_400_000
const MOST = 1_000

/**
 * What people had begun to write, by user. Not by session: a draft is there for the next one.
 * A real bank keeps it in its database, as well guarded as what is sent.
 */
export const createDrafts = (keepFor = DAY, now: () => number = Date.now) => {
  const drafts = new Map<string, { fields: Fields; until: number }>()

  // What is kept goes to the end of the map, so the first is the oldest.
  const forgetOld = () => {
    for (const [user, { until }] of drafts) {
      if (until > now() && drafts.size <= MOST) return
      drafts.delete(user)
    }
  }

  return {
    keep: (user: string, fields: Fields) => {
      drafts.delete(user)
      drafts.set(user, { fields, until: now() + keepFor })
      forgetOld()
    },
    find: (user: string): Fields | undefined => {
      forgetOld()
      return drafts.get(user)?.fields
    },
    drop: (user: string) => drafts.delete(user),
  }
}

export type Drafts = ReturnType<typeof createDrafts>
