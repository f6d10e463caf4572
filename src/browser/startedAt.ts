import { withStorage } from './storage'

/**
 * The moment a login was first seen on this origin, so that its lifetime does not start anew with
 * each page. Storage that throws or lies changes nothing but that.
 */
export function startedAt(
  window: { readonly localStorage: Storage },
  name: string,
  key: string,
  now: number,
): number {
  const seen = withStorage(window, (storage) => {
    const record = JSON.parse(storage.getItem(name) ?? 'null')
    const at: unknown = record?.key === key && record.at
    if (typeof at === 'number' && at <= now) return at
    storage.setItem(name, JSON.stringify({ key, at: now }))
  })
  return seen ?? now
}
