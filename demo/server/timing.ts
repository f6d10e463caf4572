/** How long things last, in milliseconds. The pages and the server read the same values. */
export interface Timing {
  /** No activity for this long ends the session. */
  idle: number
  /** The dialog opens this long before the end. */
  warning: number
  /** Least time between two keep-alives. */
  heartbeat: number
  /** The session ends after this long, active or not. */
  lifetime: number
  /** The dialog opens this long before that, to save what was begun. */
  lifetimeWarning: number
  /** A tab that was closed, or left for another site, may come back within this time. */
  grace: number
  /** How long the slow page takes to answer. */
  slow: number
}

/** Short enough to see everything within a minute. */
export const demoTiming: Timing = {
  idle: 45_000,
  warning: 20_000,
  heartbeat: 5_000,
  lifetime: 600_000,
  lifetimeWarning: 120_000,
  grace: 3_000,
  slow: 2_500,
}

const units = { h: 3_600_000, m: 60_000, s: 1_000 }

/** Reads `45s`, `20m`, `1h30m`. */
export const parseDuration = (text: string): number => {
  if (!/^(\d+[hms])+$/.test(text)) {
    throw new Error(`"${text}" is not a duration: write a unit, for example 45s or 20m`)
  }
  const parts = text.matchAll(/(\d+)([hms])/g)
  return [...parts].reduce((sum, [, n, unit]) => sum + Number(n) * units[unit as 'h'], 0)
}

/** Writes a duration the way a data attribute takes it. */
export const writeDuration = (ms: number): string =>
  ms % units.m === 0 ? `${ms / units.m}m` : `${Math.round(ms / units.s)}s`

/** Writes a duration the way a person says it. */
export const sayDuration = (ms: number): string => {
  const unit = ms >= units.m && ms % units.m === 0 ? 'minute' : 'second'
  const amount = unit === 'minute' ? ms / units.m : ms / units.s
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
}

/** DEMO_IDLE, DEMO_LIFETIME_WARNING and the like override the defaults. */
export const timingFromEnv = (env: NodeJS.ProcessEnv): Timing => {
  const timing = { ...demoTiming }
  for (const name of Object.keys(timing) as (keyof Timing)[]) {
    const variable = `DEMO_${name.replace(/[A-Z]/, '_$&').toUpperCase()}`
    const text = env[variable]
    if (!text) continue
    try {
      timing[name] = parseDuration(text)
    } catch (error) {
      throw new Error(`${variable}: ${(error as Error).message}`)
    }
  }
  return timing
}
