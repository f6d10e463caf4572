import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processesOf } from '../support/processes.ts'
import { bound, type Display } from './display.ts'
import type { EngineTable } from './engines/engine.ts'
import { until } from './until.ts'

/** One run of a browser, with a home folder that begins and ends with it. */
export interface Program {
  readonly child: ChildProcess
  /** What it has written to its standard output and error. */
  said(): string
  running(): boolean
  ended: Promise<void>
  /** Nothing of it runs for a time, in ms, as on a laptop that is shut. */
  sleep(ms: number): Promise<void>
  stop(): Promise<void>
}

/** Mail links would start the machine's mail program. */
const fakeOpener = (home: string) => {
  const folder = join(home, 'bin')
  mkdirSync(folder)
  writeFileSync(join(folder, 'xdg-open'), '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  return folder
}

const folders = (home: string) => {
  const make = (name: string) => {
    const folder = join(home, name)
    mkdirSync(folder, { mode: 0o700 })
    return folder
  }
  return {
    HOME: home,
    TMPDIR: make('tmp'),
    XDG_CACHE_HOME: make('cache'),
    XDG_CONFIG_HOME: make('config'),
    XDG_DATA_HOME: make('data'),
    XDG_RUNTIME_DIR: make('runtime'),
  }
}

/** No service of the desktop: none is there, and looking for one costs seconds. */
const ALONE = {
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  GDK_BACKEND: 'x11',
  GSETTINGS_BACKEND: 'memory',
  GTK_IM_MODULE: 'gtk-im-context-simple',
  GTK_USE_PORTAL: '0',
  LANG: 'C.UTF-8',
  NO_AT_BRIDGE: '1',
}

const tellAll = (leader: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => {
  const pids = processesOf(leader)
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return pids.length
}
const killAll = (leader: number) => tellAll(leader, 'SIGKILL')

export const startProgram = (
  path: string,
  table: EngineTable,
  display: Display,
  url: string,
): Program => {
  const home = mkdtempSync(join(tmpdir(), `lastcall-${table.name}-`))
  const dirs = folders(home)
  const PATH = `${fakeOpener(home)}:${process.env.PATH ?? '/usr/bin:/bin'}`
  table.prepare(home)

  const log = join(home, 'said.txt')
  const out = openSync(log, 'w')
  const [command, args] = bound(path, [...table.args(home, url)])
  const child = spawn(command, args, {
    cwd: home,
    // The leader of a session of its own, so that all of it can be found and ended.
    detached: true,
    env: { ...ALONE, ...dirs, PATH, DISPLAY: display.name, ...table.env },
    stdio: ['ignore', out, out, 'pipe', 'pipe'],
  })
  const pid = child.pid
  if (pid === undefined) throw new Error(`${path} did not start`)

  let running = true
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running = false
      resolve()
    })
  })
  const clean = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  const atExit = () => {
    killAll(pid)
    clean()
  }
  process.once('exit', atExit)

  return {
    child,
    said: () => readFileSync(log, 'utf8'),
    running: () => running,
    ended,
    sleep: async (ms) => {
      tellAll(pid, 'SIGSTOP')
      await sleep(ms)
      tellAll(pid, 'SIGCONT')
    },
    stop: async () => {
      await until(() => killAll(pid) === 0, `the end of ${table.name}`)
      await ended
      process.off('exit', atExit)
      clean()
    },
  }
}
