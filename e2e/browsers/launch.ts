import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Engine, Point } from './browser.ts'
import { calibrate, type Offsets } from './calibrate.ts'
import { crashOf } from './crash.ts'
import { type Display, startDisplay } from './display.ts'
import { chromium } from './engines/chromium.ts'
import type { EngineTable } from './engines/engine.ts'
import { firefox } from './engines/firefox.ts'
import { webkit } from './engines/webkit.ts'
import { type Program, startProgram } from './program.ts'
import { robotOf } from './robot.ts'
import { longest } from './stretch.ts'
import { soon, until } from './until.ts'

export const engines: Readonly<Record<Engine, EngineTable>> = { chromium, firefox, webkit }

export const programOf = (table: EngineTable) => table.programs.find((path) => existsSync(path))

const versionOf = (path: string, { version }: EngineTable, display: Display) => {
  const said = execFileSync(path, [...version.args], {
    encoding: 'utf8',
    // MiniBrowser does not even say its version without one.
    env: { ...process.env, DISPLAY: display.name },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return said.match(version.pattern)?.[0] ?? said.trim()
}

/** Between two looks at what slides, in ms. */
const STEADY = 50
/** From a label's right end, in pixels: where nothing but the label is. */
const MIDST = 100

/** How long a new tab may show its own page after Enter, in ms, before it is told again. */
const FILLED = 2_000
/** A label that still slides takes no click, and what is behind does not say so. In ms. */
const SLIDING = 300
/** How long a browser may take to end by itself, in ms. */
const QUITTING = 2_000
/** What the menu of a tab has for it. */
const RELOAD = 'r'
/** A row of pixels which a menu crosses. */
const MENU = 300

/** Once per engine: nothing that moves the page changes from start to start. */
const measured = new Map<Engine, Promise<Offsets>>()

/** A browser on a display: its own, unless one is given. The first `restart` starts it. */
export const launch = async (engine: Engine, given?: Display): Promise<Browser> => {
  const table = engines[engine]
  const path = programOf(table)
  if (!path) throw new Error(`${engine} is not installed`)
  const display = given ?? (await startDisplay())
  const robot = robotOf(display)
  const { keys } = table
  let program: Program | undefined
  let offsets: Offsets | undefined
  let minimised: string[] = []
  let crash: ((part: string) => Promise<void>) | undefined

  const active = () => until(display.active, 'a window with the keyboard')

  /** From where to where the active tab's label goes, if there is one. */
  const label = ({ x, y }: Point) => {
    const found = longest(display.frame.row(y + table.label.y), table.label.colour)
    return found && { from: x + found.from, to: x + found.to, y: y + table.label.middle }
  }

  /** The same once it has come to rest: labels slide and grow. */
  const steadyLabel = async () => {
    const corner = await robot.place(await active())
    let before = label(corner)
    for (;;) {
      await sleep(STEADY)
      const now = label(corner)
      if (now?.from === before?.from && now?.to === before?.to) return now
      before = now
    }
  }

  /** What is beside the active tab's label, as far from its right end as told. */
  const beside = async (side: 'left' | 'right', fromEnd: number) => {
    await sleep(SLIDING)
    const { from, to, y } = await steadyActive()
    const step = to - from + table.label.gap
    return { x: to - fromEnd + (side === 'left' ? -step : step), y }
  }

  /** One that has just loaded a page may have another colour for a moment. */
  const steadyActive = () => until(steadyLabel, `the tabs of ${engine}`)

  const noticed = () => {
    const { notice } = table
    return !!notice && display.frame.row(notice.at.y)[notice.at.x] === notice.colour
  }

  const closeNotice = async () => {
    if (!noticed()) return
    await robot.click(table.notice!.close)
    await until(() => !noticed(), `the end of a notice of ${engine}`)
  }

  const onScreen = async ({ x, y }: Point): Promise<Point> => {
    const { oneTab, manyTabs } = offsets!
    const moves = oneTab.y !== manyTabs.y
    // First: what lies under a notice is not where it belongs.
    await closeNotice()
    const offset = moves && !(await steadyLabel()) ? oneTab : manyTabs
    const corner = await robot.place(await active())
    return { x: corner.x + offset.x + x, y: corner.y + offset.y + y }
  }

  /** A window as large as the display, with the keyboard in it. */
  const shown = async (before: readonly string[]) => {
    const isNew = (id: string | undefined) => id !== undefined && !before.includes(id)
    const window = await until(() => {
      const id = display.active()
      return isNew(id) ? id : undefined
    }, `a window of ${engine}`)
    await robot.maximise(window)
    await until(async () => {
      const { width, height } = await robot.place(window)
      return width === display.width && height === display.height
    }, `${engine} in full size`)
  }

  const typing = () =>
    display.frame.row(table.typing.at.y)[table.typing.at.x] === table.typing.colour

  /** A page that a new tab shows first may take the keyboard back, even in mid-word. */
  const address = async (url: string) => {
    await until(async () => {
      await robot.keys(keys.address)
      if (!(await soon(typing))) return false
      await robot.type(url)
      return typing()
    }, `the address bar of ${engine}`)
    // What the bar guessed behind the typed text is selected: it goes.
    await robot.keys('Delete', 'Return')
  }

  /** Leaves the page that a new tab begins with, which may swallow the Enter, too. */
  const fill = (url: string) =>
    until(async () => {
      await address(url)
      const { firstTitle } = table
      if (!firstTitle) return true
      const left = async () => !(await robot.title(await active())).startsWith(firstTitle)
      return until(left, 'another page', FILLED).catch(() => false)
    }, `${engine} to leave its first page`).then(() => undefined)

  /** As a person would: what a page says last takes its time. A question of it is not answered. */
  const closeAll = async (running: Program) => {
    for (const window of display.windows()) await robot.close(window)
    await Promise.race([running.ended, sleep(QUITTING)])
  }

  const picture = () => String(display.frame.row(MENU))

  const stopProgram = async () => {
    if (program?.running()) await closeAll(program)
    await program?.stop()
    program = undefined
    minimised = []
    await until(() => display.windows().length === 0, 'an empty display')
  }

  const browser: Browser = {
    engine,
    version: versionOf(path, table, display),
    running: () => program?.running() ?? false,
    ended: async () => program?.ended,
    restart: async (url) => {
      await stopProgram()
      await robot.away()
      program = startProgram(path, table, display, url)
      crash = undefined
      await shown([])
    },
    stop: async () => {
      await stopProgram()
      if (!given) await display.stop()
    },

    press: robot.keys,
    click: async (at, modifier) => robot.click(await onScreen(at), 1, modifier),
    middleClick: async (at) => robot.click(await onScreen(at), 2),
    drag: async (from, to) => {
      const begin = await onScreen(from)
      if (to !== 'tab') return robot.drag(begin, await onScreen(to))
      const tab = await steadyActive()
      await robot.drag(begin, { x: Math.round((tab.from + tab.to) / 2), y: tab.y })
    },
    button: async (name) => {
      await closeNotice()
      await robot.click(table.buttons[name])
    },

    address,
    newTab: async (url) => {
      await closeNotice()
      await robot.keys(keys.newTab)
      await fill(url)
    },
    newWindow: async (url) => {
      if (!keys.newWindow) throw new Error(`${engine} has no key for a new window`)
      const before = [...display.windows()]
      await robot.keys(keys.newWindow)
      await shown(before)
      await fill(url)
    },
    switchTab: async (to) => {
      const key = keys[to]
      if (key) return robot.keys(key)
      await robot.click(await beside(to, MIDST))
    },
    closeTab: async (side) => {
      if (!side) return robot.keys(keys.closeTab)
      const { button, fromEnd } = table.label.close
      await robot.click(await beside(side, fromEnd), button)
    },
    reloadTab: async (side) => {
      const before = picture()
      await robot.click(await beside(side, MIDST), 3)
      await until(() => picture() !== before, `the menu of a tab of ${engine}`)
      await robot.keys(RELOAD)
    },
    closeWindow: async () => {
      const window = await active()
      await robot.close(window)
      // Else what follows would meet it on its way out.
      await soon(() => !display.windows().includes(window))
    },
    minimise: async () => {
      const window = await active()
      minimised.push(window)
      await robot.minimise(window)
    },
    unminimise: async () => {
      const window = minimised.pop()
      if (!window) throw new Error('No window was minimised')
      await robot.activate(window)
    },
    sleep: (ms) => program!.sleep(ms),
    quit: async () => {
      const [first, ...rest] = keys.quit
      const before = picture()
      await robot.keys(first)
      // The page sees the keys first: the next one must find the menu.
      for (const key of rest) {
        await until(() => picture() !== before, `the menu of ${engine}`)
        await robot.keys(key)
      }
    },
    ...(engine === 'chromium' && {
      crash: async (part) => {
        crash ??= crashOf(program!.child)
        await crash(part)
      },
    }),
    picture: async (file) => display.frame.save(file),
  }

  if (!measured.has(engine)) measured.set(engine, calibrate(browser, robot))
  offsets = await measured.get(engine)
  return browser
}
