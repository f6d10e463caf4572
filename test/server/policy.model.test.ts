import fc from 'fast-check'
import { describe, test } from 'vitest'
import { runs } from '../fakes/random'
import { type History, history, play } from './model/history'
import type { World } from './model/world'

const SECOND = 1000
const MINUTE = 60 * SECOND

describe('in any history', () => {
  const promise = (name: string, check: (world: World, how: History) => void) =>
    test(name, () =>
      fc.assert(
        fc.property(history, (one) => check(play(one), one)),
        runs(1000),
      ),
    )

  promise('no session is closed while a page is open that can speak', (world) => {
    world.chance.run(5 * MINUTE)
  })

  promise('a session closes within the grace when every open page has told its leave', (world) => {
    // Pages that are being loaded are there a moment later.
    world.chance.run(4 * SECOND)
    const { tabs, chance } = world
    if (world.server.ended() || !world.told() || !tabs.some(({ page }) => page)) return
    while (tabs.length > 0) {
      world.close(tabs[chance.between(0, tabs.length - 1)]!, 'close')
      if (chance.maybe(0.5)) chance.run(chance.between(0, 3 * SECOND))
    }
    const told = world.told()
    chance.run(70 * SECOND)
    const left = world.server.ended() ? 0 : (world.server.closing() ?? Infinity)
    if (told && left > 2 * MINUTE) world.server.fail(`still open, closing in ${left} ms`)
  })
})
