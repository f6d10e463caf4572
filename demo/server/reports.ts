import type { Happening } from './journal'

type Fields = Record<string, unknown>

const text = (value: unknown, most = 60) => (typeof value === 'string' ? value : '').slice(0, most)

const oneOf = (value: unknown, allowed: string[]) =>
  typeof value === 'string' && allowed.includes(value) ? value : undefined

/** What a page may report, and nothing else: anybody can post here. */
export const readReport = (fields: Fields): Happening | undefined => {
  const path = text(fields.path)
  switch (fields.event) {
    case 'warning': {
      const remaining = Number(fields.remaining)
      return Number.isFinite(remaining) ? { kind: 'warning', remaining, path } : undefined
    }
    case 'extended':
      return { kind: 'extended', by: text(fields.by, 20), path }
    case 'leave': {
      const verdict = oneOf(fields.verdict, ['stay', 'leave', 'unsure'])
      if (!verdict) return undefined
      const [cause, how] = [text(fields.cause, 20), text(fields.how, 20)]
      return { kind: 'verdict', verdict, cause, how, path }
    }
    case 'expired':
      return { kind: 'expired', reason: text(fields.reason, 20), path }
    case 'signedout':
      return { kind: 'signed-out', by: text(fields.by, 20), path }
    case 'error':
      return { kind: 'error', error: text(fields.error, 200), path }
    default:
      return undefined
  }
}
