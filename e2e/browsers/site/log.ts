/** One thing that the server heard of a case, in the order of arrival. */
export interface Entry {
  /** Its place among all that this log has heard. */
  readonly n: number
  readonly at: number
  /** `document`, `loaded`, `end`, `mark`, and whatever else pages tell and ask for. */
  readonly what: string
  /** The page that it comes from, as the server named it. */
  readonly page?: string | undefined
  readonly about: Readonly<Record<string, string>>
}

export interface Log {
  readonly entries: readonly Entry[]
  add(what: string, page?: string, about?: Record<string, string>): Entry
  /** The first entry that `fits`, as soon as there is one; `undefined` when the time is up. */
  until(fits: (entry: Entry) => boolean, ms: number): Promise<Entry | undefined>
}

export function createLog(): Log {
  const entries: Entry[] = []
  const waiting = new Set<(entry: Entry) => void>()

  return {
    entries,
    add(what, page, about = {}) {
      const entry = { n: entries.length + 1, at: Date.now(), what, page, about }
      entries.push(entry)
      for (const look of waiting) look(entry)
      return entry
    },
    until(fits, ms) {
      const known = entries.find(fits)
      if (known) return Promise.resolve(known)
      return new Promise((resolve) => {
        const done = (entry?: Entry) => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve(entry)
        }
        const look = (entry: Entry) => {
          if (fits(entry)) done(entry)
        }
        const timer = setTimeout(done, ms)
        waiting.add(look)
      })
    },
  }
}

/** An entry as it is shown to whoever has to find out why a row failed. */
export function describe({ n, what, page, about }: Entry): string {
  const more = Object.entries(about).map(([name, value]) => `${name}=${value}`)
  return [`${n}.`, what, page, ...more].filter(Boolean).join(' ')
}
