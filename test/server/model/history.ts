import fc from 'fast-check'
import { createWorld, type World } from './world'

const SECOND = 1000
const MINUTE = 60 * SECOND

interface How {
  readonly tab: number
  readonly ms: number
  readonly yes: boolean
  readonly bare: boolean
}
type Act = (world: World, how: How) => void

const tabOf = ({ tabs }: World, { tab }: How) => tabs[Math.floor(tab * tabs.length)]
const inTab =
  (act: (world: World, tab: World['tabs'][number], how: How) => void): Act =>
  (world, how) => {
    const tab = tabOf(world, how)
    if (tab) act(world, tab, how)
  }

/** What people, browsers and machines do, and how often. */
const ACTS: Record<string, [weight: number, act: Act]> = {
  'opens a tab': [6, (world, { bare }) => world.open(bare)],
  'follows a link': [4, inTab((world, tab, { bare, yes }) => world.go(tab, bare, undefined, yes))],
  reloads: [6, inTab((world, tab, { bare, yes }) => world.go(tab, bare, 'unsure', yes))],
  'is taken for leaving': [2, inTab((world, tab, { yes }) => world.go(tab, false, 'close', yes))],
  'goes back': [4, inTab((world, tab, { yes }) => world.back(tab, yes ? 'unsure' : undefined))],
  'closes a tab': [6, inTab((world, tab, { yes }) => world.close(tab, yes ? 'close' : 'unsure'))],
  'closes several tabs at once': [
    3,
    (world, { tab }) => {
      for (const one of world.tabs.slice(Math.floor(tab * world.tabs.length))) {
        world.close(one, 'close')
      }
    },
  ],
  crashes: [1, inTab((world, tab) => world.crash(tab))],
  'is killed': [0.3, (world) => [...world.tabs].forEach(world.crash)],
  'is frozen': [5, inTab((_, { page }) => page?.freeze())],
  'is thawed': [1.5, inTab((_, { page }) => page?.thaw())],
  'is used': [4, inTab((_, { page }) => page?.beat())],
  'sets the clock of the server back': [0.3, (world, { ms }) => world.setServer(-ms)],
  'sets the clock of the machine': [
    0.3,
    (world, { ms, yes }) => world.setMachine((yes ? ms : -ms) % (2 * MINUTE)),
  ],
}

const step = fc.record({
  act: fc.oneof(
    ...Object.entries(ACTS).map(([name, [weight]]) => ({
      weight: weight * 10,
      arbitrary: fc.constant(name),
    })),
  ),
  tab: fc.double({ min: 0, max: 0.999, noNaN: true }),
  ms: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: SECOND }) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 15 * SECOND }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 * MINUTE }) },
  ),
  yes: fc.boolean(),
  bare: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})

const luck = fc.record({
  seed: fc.integer(),
  lossy: fc.boolean(),
  answers: fc.boolean(),
  noted: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
})
/** @param size how long they are: most are short where nothing is said */
export const historyOf = (size: fc.SizeForArbitrary) =>
  fc.tuple(luck, fc.array(step, { minLength: 3, maxLength: 30, size }))
export const history = historyOf('small')
export type History = typeof history extends fc.Arbitrary<infer T> ? T : never

export function play([luck, steps]: History): World {
  const world = createWorld(luck)
  for (let tabs = world.chance.between(1, 3); tabs > 0; tabs--) world.open(false)
  for (const { act, ...how } of steps) {
    world.chance.run(how.ms)
    if (world.server.ended()) break
    world.server.note(act)
    ACTS[act]![1](world, how)
  }
  return world
}
