const MOST_NAMES = 5

/** `Promise { }` says more than its names; a plain object is known by those. */
const classOf = (value: object) => {
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
  return typeof name === 'string' && name !== 'Object' ? `${name} ` : ''
}

/** A value as a message names it: of an object the names alone, as what it holds may be secret. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'object' || value === null) return String(value)
  const names = Object.keys(value)
  const told = [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])]
  return `${classOf(value)}{ ${told.join(', ')} }`.replace('{  }', '{}')
}
