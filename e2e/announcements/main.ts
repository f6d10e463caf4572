/**
 * What screen readers are told in two minutes, by stock browsers and in real time:
 * `npm run test:announcements`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '../browsers/browser.ts'
import type { EngineTable } from '../browsers/engines/engine.ts'
import { programOf, engines as tables } from '../browsers/launch.ts'
import { startProgram } from '../browsers/program.ts'
import { type Robot, robotOf } from '../browsers/robot.ts'
import { setup } from '../browsers/setup.ts'
import { soon, until } from '../browsers/until.ts'
import { startDesktop, type Told } from './desktop.ts'
import { ENDED, isEnd, isOpening, LENGTH, renamed, type Said, saidBy } from './said.ts'
import { ANSWERS_AFTER, openSite, TITLE } from './site.ts'

const SECOND = 1000
/** The seconds that are left when "Stay signed in" is pressed, in vain. */
const STAY = 90
/** On a busy machine an event comes late, in s. */
const LATE = 1
/** For so long the next page does not come, in ms. */
const SLOW = 5 * SECOND

const FOCUS: Said[] = [
  [
    LENGTH,
    'focus',
    'alertdialog: Are you still there? You have not done anything here for a while. To protect your data we will sign you out.',
  ],
  [LENGTH, 'focus', 'push button: Stay signed in'],
]
const RHYTHM: Said[] = [
  [119, 'polite', 'Time left: 2 minutes'],
  [60, 'polite', 'Time left: 1 minute'],
  [40, 'polite', 'Time left: 40 seconds'],
  [20, 'polite', 'Time left: 20 seconds'],
]
const PRESSED: Said[] = [
  [STAY, 'assertive', 'One moment, please.'],
  [
    STAY - ANSWERS_AFTER / SECOND,
    'assertive',
    'Your session could not be extended yet. We will keep trying.',
  ],
]

/** WebKitGTK has not been tried. */
const ENGINES: readonly Engine[] = ['chromium', 'firefox']

const listening = (table: EngineTable, env: Readonly<Record<string, string>>): EngineTable => ({
  ...table,
  env: { ...table.env, ...env },
  args: (home, url) => [
    ...(table.name === 'chromium' ? ['--force-renderer-accessibility'] : []),
    ...table.args(home, url),
  ],
})

/** The page's own first focus may have come before the browser found that somebody listens. */
async function untilRead(robot: Robot, told: readonly Told[]) {
  const isRead = () => told.some(({ behind }) => behind.length > 0)
  const end = Date.now() + 60 * SECOND
  while (!(await soon(isRead)) && Date.now() < end) await robot.keys('Tab')
}

/** All that a browser tells in one countdown, and for a while after it. */
async function countDown(engine: Engine): Promise<readonly Told[]> {
  const site = await openSite()
  const { display, env, told, stop } = await startDesktop(TITLE)
  const path = programOf(tables[engine])!
  const program = startProgram(path, listening(tables[engine], env), display, site.url)
  const robot = robotOf(display)
  try {
    await untilRead(robot, told)
    const { at } = await until(() => told.find(isOpening), 'the warning', 60 * SECOND)
    await sleep(at + (LENGTH - STAY) * SECOND - Date.now())
    await robot.keys('Return')
    await until(() => told.find(isEnd), 'the end', (STAY + 10) * SECOND)
    await sleep(SLOW)
    return told
  } finally {
    await program.stop()
    await stop()
    site.stop()
  }
}

const show = (list: readonly Said[]) => list.map((said) => `\n      ${said.join('  ')}`).join('')

function expectSame(heard: readonly Said[], wanted: readonly Said[]) {
  const same = wanted.every(([left, how, text], i) => {
    const [when, ...said] = heard[i] ?? []
    return Math.abs((when ?? Infinity) - left) <= LATE && said[0] === how && said[1] === text
  })
  if (!same || heard.length !== wanted.length) {
    throw new Error(`heard was${show(heard)}\n    instead of${show(wanted)}`)
  }
}

const PROMISES: Readonly<Record<string, (said: readonly Said[], told: readonly Told[]) => void>> = {
  'the dialog is read as it opens': (said) =>
    expectSame(
      said.filter(([left, how]) => how === 'focus' && left > LATE),
      FOCUS,
    ),
  'it is told that the session has ended': (said) => {
    const [first] = said.filter(([, , text]) => text === `alertdialog: ${ENDED}`)
    expectSame(first ? [[first[0], 'ended', ENDED]] : [], [[0, 'ended', ENDED]])
  },
  'the time is announced in its own rhythm, and never after zero': (said) =>
    expectSame(
      said.filter(([, how]) => how === 'polite'),
      RHYTHM,
    ),
  'a "Stay signed in" is answered at once, and its failure is said once': (said) =>
    expectSame(
      said.filter(([, how]) => how === 'assertive'),
      PRESSED,
    ),
  'nothing else is said': (said) =>
    expectSame(
      said.filter(([, how]) => !['focus', 'renamed', 'polite', 'assertive'].includes(how)),
      [],
    ),
  'the name and the description do not change as it counts': (_, told) => expectNone(renamed(told)),
  'nothing can be read behind the dialog': (_, told) => {
    const opening = told.findIndex(isOpening)
    const page = told.slice(0, opening).flatMap(({ behind }) => behind)
    if (!page.length) throw new Error('nor could anything of the page before it')
    expectNone(told.slice(opening).flatMap(({ behind }) => behind))
  },
}

function expectNone(found: readonly string[]) {
  if (found.length) throw new Error(found.join('\n'))
}

function judge(engine: Engine, told: readonly Told[]) {
  const said = saidBy(told)
  console.log(`${engine}, seconds before the end:${show(said)}`)
  return Object.entries(PROMISES).map(([name, promise]) => {
    try {
      promise(said, told)
      return { name: `${engine}: ${name}` }
    } catch (error) {
      return { name: `${engine}: ${name}`, problem: (error as Error).message }
    }
  })
}

async function prove(engine: Engine) {
  try {
    return judge(engine, await countDown(engine))
  } catch (error) {
    return [{ name: engine, problem: (error as Error).message }]
  }
}

const ready = setup()
for (const line of ready.left) console.log(`left out: ${line}`)
const checks = (
  await Promise.all(ENGINES.filter((engine) => ready.engines.includes(engine)).map(prove))
).flat()
mkdirSync('.results', { recursive: true })
writeFileSync(join('.results', 'announcements-checks.json'), JSON.stringify(checks))
