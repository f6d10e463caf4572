const MINUTE = 60
const STEP = 20

/** Seconds as words in a language, its plurals and digits right: "1 minute, 5 seconds". */
export function createWords(lang: string): (seconds: number) => string {
  // English where a browser lacks a language, and not the browser's own.
  const known = [lang, 'en']
  const unit = (name: 'minute' | 'second') =>
    new Intl.NumberFormat(known, { style: 'unit', unit: name, unitDisplay: 'long' })
  const minutes = unit('minute')
  const seconds = unit('second')
  const list = new Intl.ListFormat(known, { type: 'unit' })
  return (total) => {
    const m = Math.floor(total / MINUTE)
    const s = total % MINUTE
    const words = m ? [minutes.format(m)] : []
    if (s || !m) words.push(seconds.format(s))
    return list.format(words)
  }
}

/**
 * What was last worth saying aloud: each full minute, then every 20 seconds, and nothing below. More
 * often, people who listen hear nothing else.
 *
 * @param step seconds between two announcements in the last minute.
 */
export function announced(seconds: number, step = STEP): number {
  const rhythm = seconds > MINUTE ? MINUTE : step
  return Math.max(step < STEP ? 2 * step : step, Math.ceil(seconds / rhythm) * rhythm)
}
