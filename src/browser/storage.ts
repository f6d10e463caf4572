/** Does something with a storage of the origin. Where that throws, nothing was stored. */
export function withStorage<T>(
  window: { readonly localStorage: Storage | undefined; readonly sessionStorage?: Storage },
  act: (storage: Storage) => T,
  kind: 'localStorage' | 'sessionStorage' = 'localStorage',
): T | undefined {
  try {
    return act(window[kind]!)
  } catch {}
}
