import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { bound, type Display, startDisplay } from '../browsers/display.ts'
import { until } from '../browsers/until.ts'

interface Described {
  readonly role: string
  readonly name: string
  readonly description: string
}

/** One event, as `listener.py` prints it. */
export interface Told {
  readonly at: number
  readonly type: string
  /** Of a state that changed: whether it is so now. */
  readonly on: number
  readonly text: string
  /** The politeness of the live region that it is in. */
  readonly live: string
  /** Of an alert: all that can be read in it. */
  readonly reads: string
  /** What it is about, and what that is in, outwards: the page itself only where it is about that. */
  readonly path: readonly Described[]
  /** Of a focus: what can be read besides the dialogs. */
  readonly behind: readonly string[]
}

/** Debian's own: another Python has no bindings for AT-SPI. */
export const PYTHON = '/usr/bin/python3'
const REGISTRY = '/usr/libexec/at-spi2-registryd'
const CONFIG = '/usr/share/defaults/at-spi2/accessibility.conf'

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

/** A display with a screen reader of its own, on a bus of its own: it hears nothing else. */
export async function startDesktop(title: string) {
  const display: Display = await startDisplay()
  const folder = mkdtempSync(join(tmpdir(), 'lastcall-desktop-'))
  const address = `unix:path=${join(folder, 'bus')}`
  // What a browser needs to find a screen reader, and to believe that there is one.
  const own = { AT_SPI_BUS_ADDRESS: address, NO_AT_BRIDGE: '0', GNOME_ACCESSIBILITY: '1' }
  const env = {
    ...process.env,
    ...own,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    DISPLAY: display.name,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    GSETTINGS_BACKEND: 'memory',
    LANG: 'C.UTF-8',
  }
  const children: ChildProcess[] = []
  const told: Told[] = []

  /** Starts a program, and waits for a line of it in which there is this. */
  const start = async (word: string, command: string, ...args: string[]) => {
    const [path, words] = bound(command, args)
    const child = spawn(path, words, {
      env,
      stdio: ['ignore', 'pipe', command === PYTHON ? 'inherit' : 'ignore'],
    })
    children.push(child)
    let ready = false
    createInterface(child.stdout!).on('line', (line) => {
      if (line.startsWith('{')) told.push(JSON.parse(line))
      else if (line.includes(word)) ready = true
    })
    await until(() => ready, command)
  }
  const stop = async () => {
    for (const child of children.toReversed()) child.kill('SIGKILL')
    await Promise.all(children.map(ended))
    await display.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  try {
    const options = ['--nofork', '--print-address', `--config-file=${CONFIG}`]
    await start('unix:', 'dbus-daemon', ...options, `--address=${address}`)
    await start('Registry', REGISTRY)
    const listener = fileURLToPath(new URL('listener.py', import.meta.url))
    await start('listening', PYTHON, listener, title)
  } catch (error) {
    await stop()
    throw error
  }
  return { display, env: own, told, stop }
}
