/** So long the lock outlasts what was done: storage of another process may lag behind. In ms. */
const HOLD = 1000

/**
 * Does something unless another page of this origin is doing it, or did a moment ago: `busy` then.
 * Web Locks, where there are any: not on pages without HTTPS.
 *
 * A lock that is held for the length of a request costs no page its back/forward cache.
 */
export function alone<T>(window: Window, name: string, act: () => Promise<T>, busy: T): Promise<T> {
  const { locks } = window.navigator as { readonly locks?: LockManager }
  if (!locks) return act()
  return new Promise((resolve) => {
    const held = async (lock: Lock | null) => {
      const done = lock ? act() : Promise.resolve(busy)
      resolve(done)
      await done
      if (lock) await new Promise((later) => window.setTimeout(later, HOLD))
    }
    // Refused where the origin is opaque.
    locks.request(name, { ifAvailable: true }, held).catch(() => resolve(act()))
  })
}
