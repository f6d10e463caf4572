/** A value as a message names it: of an object the names alone, as what it holds may be secret. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'object' || value === null) return String(value)
  return `{ ${Object.keys(value).join(', ')} }`.replace('  ', '')
}
