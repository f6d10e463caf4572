const UNITS = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/

/** A duration in ms. Throws, as a string, what to write instead. */
export function duration(value: unknown): number {
  let ms = value
  if (typeof value === 'string') {
    // Half the field means seconds and half means milliseconds: a bare number says neither.
    if (/^\d+$/.test(value)) throw `write a unit, for example ${value}m`
    const [, h = 0, m = 0, s = 0] = UNITS.exec(value.trim()) ?? []
    ms = ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1000
  }
  if (typeof ms === 'number' && ms > 0 && ms < Infinity) return ms
  throw 'write a duration such as 90s, 20m or 1h30m'
}
