import { withStorage } from './storage'

type Origin = Parameters<typeof withStorage>[0]

/**
 * Keeps a moment of a login for the other pages of this origin, and for the next. Storage that throws
 * keeps nothing.
 */
export const keep = (window: Origin, name: string, key: string | undefined, at: number) =>
  withStorage(window, (storage) => storage.setItem(name, JSON.stringify({ key, at })))

/** The moment that was kept, if it is of this login; storage may have been written by anything. */
export const recall = (window: Origin, name: string, key: string | undefined): number | undefined =>
  withStorage(window, (storage) => {
    const { key: of, at } = JSON.parse(storage.getItem(name)!) ?? {}
    if (of === key && typeof at === 'number') return at
  })

/** Leaves nothing of a login behind. */
export const forget = (window: Origin, name: string) =>
  withStorage(window, (storage) => storage.removeItem(name))
