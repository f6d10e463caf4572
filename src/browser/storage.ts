/** Does something with the origin's storage. Where that throws, nothing was stored. */
export function withStorage<T>(window: Window, act: (storage: Storage) => T): T | undefined {
  try {
    return act(window.localStorage)
  } catch {}
}
