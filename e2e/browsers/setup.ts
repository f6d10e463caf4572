import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './browser.ts'
import { engines, programOf } from './launch.ts'

export interface Ready {
  readonly engines: readonly Engine[]
  /** What cannot be driven here, each with the reason, to be printed. */
  readonly left: readonly string[]
}

/** The programs that the driver calls, and the Debian packages that bring them. */
const TOOLS = {
  Xvfb: 'xvfb',
  openbox: 'openbox',
  setpriv: 'util-linux',
  wmctrl: 'wmctrl',
  xdotool: 'xdotool',
  xprop: 'x11-utils',
  xwininfo: 'x11-utils',
}

const names = Object.keys(engines) as Engine[]

const onPath = (name: string) =>
  (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

const missingTools = () => Object.entries(TOOLS).filter(([name]) => !onPath(name))
const missingEngines = () => names.filter((name) => !programOf(engines[name]))

const packages = () => [
  ...new Set([
    ...missingTools().map(([, brings]) => brings),
    ...missingEngines().flatMap((name) => engines[name].packages),
  ]),
]

const apt = (...args: string[]) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', ['-y', ...args], { env, stdio: 'inherit' }).status === 0
}

/** Installs what is missing where it may, and says which engines can be driven. */
export const setup = (): Ready => {
  if (process.platform !== 'linux') {
    return {
      engines: [],
      left: [`all: no X server is driven on ${process.platform}, only on Linux`],
    }
  }
  let why = ''
  const wanted = packages()
  if (wanted.length > 0) {
    if (process.getuid?.() !== 0) why = 'and only root may install it'
    else if (!onPath('apt-get')) why = 'and there is no apt-get'
    else if (!apt('update')) why = 'and apt-get update failed'
    // One by one: what one release does not have must not keep the others out.
    else if (!wanted.map((name) => apt('install', '--no-install-recommends', name)).every(Boolean))
      why = 'and apt-get could not install it'
  }
  const tools = missingTools()
  if (tools.length > 0) {
    const list = tools.map(([name, brings]) => `${name} (package ${brings})`).join(', ')
    return { engines: [], left: [`all: ${list} is missing, ${why}`] }
  }
  const missing = missingEngines()
  return {
    engines: names.filter((name) => !missing.includes(name)),
    left: missing.map(
      (name) => `${name}: package ${engines[name].packages.join(', ')} is missing, ${why}`,
    ),
  }
}
