import type { Sign } from '../../../src/server/record'
import type { Chance } from './chance'

export type Post = (
  sign: Sign & { page: string },
  by: {
    /** A request dies with its page; a beacon does not. */
    cancelled(): boolean
    heard(): void
    readonly retries: boolean
  },
) => void

/** Messages get lost, come late, twice, and past each other. Who tries again is heard then. */
export function createNetwork(
  chance: Chance,
  lossy: boolean,
  take: (sign: Sign) => void,
  lostLeave: () => void,
): Post {
  const lost = new Set<string>()
  const delay = (sign: Sign) => {
    if (sign.event !== 'leave') return chance.between(5, 1500)
    return chance.maybe(0.15) ? chance.between(400, 60_000) : chance.between(5, 400)
  }

  return (sign, { cancelled, heard, retries }) => {
    const takes = delay(sign)
    const again = retries && lost.delete(sign.page)
    if (lossy && !again && chance.maybe(retries ? 0.3 : 0.1)) {
      if (retries) lost.add(sign.page)
      else lostLeave()
      return
    }
    chance.after(takes, () => {
      if (cancelled()) return
      take(sign)
      heard()
      if (chance.maybe(0.1)) chance.after(chance.between(0, 5000), () => take(sign))
    })
  }
}
