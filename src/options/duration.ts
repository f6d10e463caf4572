const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/

/** A duration in ms. Throws, as a string, what to write instead. */
export function duration(value: unknown): number {
  if (typeof value === 'number' && value > 0 && value < Infinity) return value
  const text = String(value).trim()
  if (typeof value === 'string') {
    // Half the field means seconds and half means milliseconds: a bare number says neither.
    if (/^\d+$/.test(text)) throw `write a unit, for example ${text}m`
    const [, h, m, s] = UNITS.exec(text) ?? []
    const ms = (Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0)) * 1000
    if (ms > 0) return ms
  }
  throw 'write a duration such as 90s, 20m or 1h30m'
}
