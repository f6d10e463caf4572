import { createCrashLetter } from '../browser/crash'
import { createLeaveMarks } from '../browser/leaveMarks'
import { createWitness } from '../browser/witness'
import { kebab } from '../options/names'
import type { Found } from '../options/resolve'

/** One of the companion's endpoints. */
function endpoint(base: URL, name: string): URL {
  const url = new URL(base)
  url.pathname = `${base.pathname.replace(/\/$/, '')}/${kebab(name)}`
  return url
}

/**
 * What only the full builds have: two-phase ending with a server companion, and the last word of
 * pages that crash or that die together.
 */
export interface FullParts {
  /** Finds the endpoints that are not given. */
  derive(found: Found): void
  createLeaveMarks: typeof createLeaveMarks
  createCrashLetter: typeof createCrashLetter
  createWitness: typeof createWitness
}

export const fullParts: FullParts = {
  derive(found) {
    const { sessionUrl } = found
    if (!(sessionUrl instanceof URL)) return
    for (const name of ['end', 'keepAlive', 'status']) {
      found[`${name}Url`] ??= endpoint(sessionUrl, name)
    }
  },
  createLeaveMarks,
  createCrashLetter,
  createWitness,
}
