/** Does something with the origin's storage. Where that throws, nothing was stored. */
export function withStorage<T>(
  window: { readonly localStorage: Storage | undefined },
  act: (storage: Storage) => T,
): T | undefined {
  try {
    return act(window.localStorage!)
  } catch {}
}
