/** Keeps what was done, in order. */
export const recorder = <T>() => {
  const list: T[] = []
  const record = (entry: T): void => {
    list.push(entry)
  }
  return { list, record }
}

/** A stand-in of which only what a test needs exists. */
export const partial = <T>(given: object): T => given as T
