import type { Browser } from '../browser.ts'
import { describe as tell } from '../site/log.ts'
import { createWalker } from './createWalker.ts'
import { createJudge, type Trouble } from './judge.ts'
import { HOLDER, pagesOfApp, type State } from './model.ts'
import type { Random } from './random.ts'
import type { Site } from './site.ts'
import type { Step } from './step.ts'
import { STEPS } from './steps/all.ts'
import { placeOfPage } from './view.ts'
import type { Walker } from './walker.ts'

/** So many steps, and so much of what was heard, are shown when one fails. */
const STEPS_SHOWN = 15
const HEARD_SHOWN = 30
/** A page tells of all its links. */
const WIDTH = 160

export interface Round {
  readonly steps: number
  readonly leaves: number
  /** What ended it early. */
  readonly trouble?: { readonly kind: Trouble; readonly says: string }
}

const choose = (walker: Walker, random: Random): Step => {
  const { engine } = walker.browser
  const all = walker.state().live ? STEPS.signedIn : STEPS.signedOut
  return random.weighed(all.filter((step) => !step.not?.[engine] && step.can(walker)))
}

const tabsOf = (state: State) =>
  `${pagesOfApp(state)} of ${state.tabs.length - 1} tabs with the app`

/** A walk from an empty browser on. The same seed walks the same way, as far as the browser does. */
export async function walkRound(
  browser: Browser,
  site: Site,
  random: Random,
  most: number,
  tick: () => void,
): Promise<Round> {
  const trace: string[][] = []
  const note = (line: string) => trace.at(-1)?.push(`      ${line}`)
  const walker = createWalker(browser, site, random, note)
  const judge = createJudge(walker)
  let steps = 0
  let leaves = 0

  const open = async () => {
    await walker.acts('starting the browser', () => browser.restart(site.other('/?holder')))
    await walker.opens('the tab that is always there', ({ page }) => placeOfPage(page) === 'other')
    if (walker.state().front !== HOLDER) throw new Error('The first tab is not the first')
  }
  const one = async (step: Step) => {
    trace.push([`${String(steps + 1).padStart(4)}. ${step.name}`])
    judge.begins()
    const before = walker.state()
    const way = await step.run(walker)
    note(`${way}: ${tabsOf(walker.state())}`)
    note(await judge.judges(before, way))
    if (before.live && !walker.state().live) leaves += 1
  }
  const story = () => [
    ...trace.slice(-STEPS_SHOWN).flat(),
    '    what was heard last:',
    ...site.log.entries.slice(-HEARD_SHOWN).map((entry) => `      ${tell(entry).slice(0, WIDTH)}`),
  ]

  try {
    await open()
    for (; steps < most; steps++) {
      await one(choose(walker, random))
      tick()
    }
    return { steps, leaves }
  } catch (error) {
    const kind = judge.kindOf(error)
    const says = [`step ${steps + 1}: ${(error as Error).message}`, ...story()].join('\n')
    return { steps, leaves, trouble: { kind, says } }
  }
}
