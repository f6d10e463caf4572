import type { Browser } from '../browser.ts'
import type { Entry } from '../site/log.ts'
import { fateOf, HOLDER, pagesOfApp } from './model.ts'
import type { Random } from './random.ts'
import type { Site } from './site.ts'
import type { Step } from './step.ts'
import { clicks } from './steps/clicks.ts'
import { keys } from './steps/keys.ts'
import { signIns } from './steps/signIn.ts'
import { tabs } from './steps/tabs.ts'
import { aboutOf, placeOfPage } from './view.ts'
import { createWalker, type Walker } from './walker.ts'

/** How long an end may take that has to come, and one that may come. */
const END = 15_000
const PERHAPS = 3_000
const LINES = Number(process.env.LINES ?? 15)

export type Trouble = 'wrong end' | 'missed end' | 'broken off'

export interface Round {
  readonly steps: number
  readonly leaves: number
  /** What ended it early. */
  readonly trouble?: { readonly kind: Trouble; readonly says: string }
}

class Wrong extends Error {
  constructor(
    readonly kind: Trouble,
    message: string,
  ) {
    super(message)
  }
}

const choose = (walker: Walker, random: Random): Step => {
  const { engine } = walker.browser
  const all = walker.state().live ? [...clicks, ...keys, ...tabs] : signIns
  return random.weighed(all.filter((step) => !step.not?.[engine] && step.can(walker)))
}

/** A walk from an empty browser on. The same seed walks the same way, as far as the browser does. */
export async function walkRound(
  browser: Browser,
  site: Site,
  random: Random,
  most: number,
  tick: () => void,
): Promise<Round> {
  const { log } = site
  const trace: string[] = []
  let steps = 0
  let leaves = 0
  let signedIn = log.entries.length
  const walker = createWalker(browser, site, random, (act) => trace.push(`      ${act}`))

  const since = (what: string) =>
    log.entries.filter((entry) => entry.n > signedIn && entry.what === what)
  const ends = () => since('end').length
  const told = () => since('told').filter(({ about }) => about.status === '204').length

  /** What came of a step, against what must have. */
  const judge = async (fate: ReturnType<typeof fateOf>) => {
    if (fate !== 'stays') {
      const wait = fate === 'ends' ? END : PERHAPS
      const end = await log.until(({ n, what }) => n > signedIn && what === 'end', wait)
      if (!end && fate === 'ends') throw new Wrong('missed end', `no end came within ${END} ms`)
      if (!end) return
      leaves += 1
      walker.change({ ...walker.state(), live: false })
    }
    const { live } = walker.state()
    if (live && ends()) throw new Wrong('wrong end', 'the session was ended, and somebody stays')
    if (told() > (live ? 0 : 1)) throw new Wrong('wrong end', 'the end was told more than once')
  }

  const saysOver = (entry: Entry) =>
    entry.n > signedIn &&
    entry.what === 'shown' &&
    new URL(aboutOf(entry).url).pathname === '/session-expired'

  const one = async (step: Step) => {
    trace.push(`${String(steps + 1).padStart(4)}. ${step.name}`)
    const before = walker.state()
    const way = await step.run(walker)
    const after = walker.state()
    if (after.session > before.session) {
      signedIn = log.entries.findLast(({ what }) => what === 'sign-in')!.n
    }
    const fate = fateOf(before, after, way, browser.engine)
    trace.push(
      `      ${way}, ${fate}: ${pagesOfApp(after)} of ${after.tabs.length - 1} tabs show the app`,
    )
    await judge(fate)
  }

  const holder = site.other('/?holder')
  try {
    await walker.acts('starting the browser', () => browser.restart(holder))
    await walker.opens('the tab that is always there', ({ page }) => placeOfPage(page) === 'other')
    if (walker.state().front !== HOLDER) throw new Error('The first tab is not the first')
    for (; steps < most; steps++) {
      await one(choose(walker, random))
      tick()
    }
    return { steps, leaves }
  } catch (error) {
    // Whoever stays and is told that it is over may be gone from where the walk looks for them.
    const over = walker.state().live && log.entries.some(saysOver)
    const kind = error instanceof Wrong ? error.kind : over ? 'wrong end' : 'broken off'
    const last = log.entries.slice(-LINES).map(({ n, what, page, about }) => {
      const { spots: _, ...rest } = about.about ? JSON.parse(about.about) : about
      return `      ${n} ${what} ${page ?? ''} ${JSON.stringify(rest)}`
    })
    const from = trace.findLastIndex((line) =>
      line.startsWith(`${String(Math.max(1, steps - 15 + 2)).padStart(4)}. `),
    )
    const lines = [...trace.slice(Math.max(0, from)), '    what was heard last:', ...last]
    const says = `step ${steps + 1}: ${(error as Error).message}\n${lines.join('\n')}`
    return { steps, leaves, trouble: { kind, says } }
  }
}
