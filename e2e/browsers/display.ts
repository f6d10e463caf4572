import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Frame, frameOf } from './frame.ts'
import { until } from './until.ts'

/** An X server of its own with a window manager: what is on it can meet nothing else. */
export interface Display {
  /** As in the environment variable: `:7`. */
  readonly name: string
  readonly width: number
  readonly height: number
  /** The window that has the keyboard, or undefined. */
  active(): string | undefined
  /** All windows that the window manager knows, oldest first. */
  windows(): readonly string[]
  readonly frame: Frame
  stop(): Promise<void>
}

const WIDTH = 1280
const HEIGHT = 900

/** No frames, so that a page's place depends on the browser alone; no keys or menus of its own. */
const OPENBOX = `<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard/>
  <mouse/>
  <applications>
    <application class="*"><decor>no</decor><focus>yes</focus></application>
  </applications>
</openbox_config>`

/** Where the process that started it dies without a word, its child is killed by the kernel. */
export const bound = (command: string, args: string[]): [string, string[]] => [
  'setpriv',
  ['--pdeathsig', 'KILL', '--', command, ...args],
]

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

const firstLine = (from: NodeJS.ReadableStream) =>
  new Promise<string>((resolve, reject) => {
    let text = ''
    from.on('data', (part) => {
      text += part
      if (text.includes('\n')) resolve(text.trim())
    })
    from.on('end', () => reject(new Error('Xvfb did not start')))
  })

/** A signal ends a process without its exit handlers, which end what it has started. */
const exitOnSignals = () => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1))
  }
}

export const startDisplay = async (): Promise<Display> => {
  const folder = mkdtempSync(join(tmpdir(), 'lastcall-display-'))
  const children: ChildProcess[] = []

  const kill = () => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', kill)
  exitOnSignals()

  const screen = `${WIDTH}x${HEIGHT}x24`
  // `-noreset`: else the server starts anew, and drops who is connecting, with its last client.
  // `-r`: a key that is held while the machine is busy must not repeat.
  const options = ['-displayfd', '3', '-screen', '0', screen, '-r', '-noreset', '-nolisten', 'tcp']
  const [command, args] = bound('Xvfb', [...options, '-fbdir', folder])
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  children.push(server)
  const name = `:${await firstLine(server.stdio[3] as NodeJS.ReadableStream)}`
  const env = { ...process.env, DISPLAY: name }

  const config = join(folder, 'rc.xml')
  writeFileSync(config, OPENBOX)
  const manager = spawn(...bound('openbox', ['--sm-disable', '--config-file', config]), {
    env: { ...env, HOME: folder, XDG_CACHE_HOME: folder },
    stdio: 'ignore',
  })
  children.push(manager)

  // A name that no window has used yet cannot be listened to.
  const managed = () => spawnSync('wmctrl', ['-m'], { env, stdio: 'ignore' }).status === 0
  await until(managed, 'a window manager')

  let active: string | undefined
  let windows: string[] = []
  const listen = ['-root', '-spy', '_NET_ACTIVE_WINDOW', '_NET_CLIENT_LIST']
  const spy = spawn(...bound('xprop', listen), { env, stdio: ['ignore', 'pipe', 'ignore'] })
  children.push(spy)
  let rest = ''
  spy.stdout.on('data', (part) => {
    const lines = `${rest}${part}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const ids = (line.match(/0x[0-9a-f]+/g) ?? []).filter((id) => id !== '0x0')
      if (line.startsWith('_NET_ACTIVE_WINDOW')) active = ids[0]
      else windows = ids
    }
  })

  return {
    name,
    width: WIDTH,
    height: HEIGHT,
    // Of a window that has just gone, the one property says so before the other.
    active: () => (active && windows.includes(active) ? active : undefined),
    windows: () => windows,
    frame: frameOf(join(folder, 'Xvfb_screen0')),
    stop: async () => {
      process.off('exit', kill)
      const all = [...children].reverse()
      kill()
      await Promise.all(all.map(ended))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
