// Running other programs. Uses nothing that has to be installed first.
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { constants as os } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
export const resultsDir = join(root, '.results')

export const bin = (name) => join(root, 'node_modules', '.bin', name)

/** The full path of the first of these programs that is on PATH. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const ownGroups = new Set()

/**
 * Runs a program to its end and gathers what it prints.
 * `ownGroup` gives it a process group of its own, so that whatever it leaves behind (a server, a
 * browser) can be ended with it.
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = {}, timeoutMs = 300_000, ownGroup = false } = options
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: ownGroup,
    })
    let output = ''
    const finish = (code) => {
      clearTimeout(timer)
      if (ownGroup) endGroup(child.pid)
      resolve({ code, output, seconds: (performance.now() - began) / 1000 })
    }
    const timer = setTimeout(() => {
      output += `\n${command} was still running after ${timeoutMs / 1000} s and was ended\n`
      endSlowly(child, ownGroup)
    }, timeoutMs)
    if (ownGroup && child.pid) ownGroups.add(child.pid)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => {
      output += `${command} could not be run: ${error.message}\n`
      finish(127)
    })
    // 'exit' and not 'close': a stray grandchild holding the pipe open must not keep us waiting.
    child.on('exit', (code, signal) => {
      // What was written just before the exit is still on its way through the pipe.
      setTimeout(() => finish(code ?? 128 + (os.signals[signal] ?? 0)), 50)
    })
  })
}

function endSlowly(child, ownGroup) {
  if (ownGroup) signalGroup(child.pid, 'SIGTERM')
  else child.kill('SIGTERM')
  setTimeout(() => (ownGroup ? signalGroup(child.pid, 'SIGKILL') : child.kill('SIGKILL')), 3000)
}

function endGroup(pid) {
  ownGroups.delete(pid)
  signalGroup(pid, 'SIGKILL')
}

function signalGroup(pid, signal) {
  if (!pid) return
  try {
    process.kill(-pid, signal)
  } catch {
    // Everything in the group has already ended.
  }
}

/** Calls `stop` when this process is told to end, by a signal or by npm going away. */
export function onStop(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  // npm hands a signal to the shell between it and us, and the shell dies without telling us.
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop('SIGTERM')
  }, 250)
  watch.unref()
}

/** When this process is told to stop, what it started in groups of their own stops too. */
export function stopGroupsOnSignals() {
  onStop((signal) => {
    for (const pid of ownGroups) signalGroup(pid, 'SIGTERM')
    setTimeout(() => {
      for (const pid of ownGroups) signalGroup(pid, 'SIGKILL')
      process.exit(128 + os.signals[signal])
    }, 1500)
  })
}

export function saveLog(name, text) {
  mkdirSync(resultsDir, { recursive: true })
  const file = join(resultsDir, `${name}.log`)
  writeFileSync(file, text)
  return file
}

export function tail(text, lines = 30) {
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}

/** True when node was started with this module: `isMain(import.meta.url)`. */
export const isMain = (url) => process.argv[1] === fileURLToPath(url)
