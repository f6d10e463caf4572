import { keep, recall } from '../browser/record'

/**
 * The moment a login was first seen on this origin, so that its lifetime does not start anew with
 * each page. Storage that throws or lies changes nothing but that.
 */
export function startedAt(
  window: Parameters<typeof keep>[0],
  name: string,
  key: string,
  now: number,
): number {
  const seen = recall(window, name, key)
  if (seen! <= now) return seen!
  keep(window, name, key, now)
  return now
}
