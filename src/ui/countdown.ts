const MINUTE = 60

/** Seconds as words in a language, its plurals and digits right: "1 minute, 5 seconds". */
export function createWords(lang: string): (seconds: number) => string {
  const unit = (name: 'minute' | 'second') =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' })
  const minutes = unit('minute')
  const seconds = unit('second')
  const list = new Intl.ListFormat(lang, { type: 'unit' })
  return (total) => {
    const m = Math.floor(total / MINUTE)
    const s = total % MINUTE
    const words = m ? [minutes.format(m)] : []
    if (s || !m) words.push(seconds.format(s))
    return list.format(words)
  }
}

/**
 * What was last worth saying aloud: each full minute, then every 20 seconds. More often, people
 * who listen hear nothing else.
 */
export function announced(seconds: number): number {
  const step = seconds > MINUTE ? MINUTE : 20
  return Math.ceil(seconds / step) * step
}
