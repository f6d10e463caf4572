// npm start: installs what is missing, builds the library and runs the demo.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants as os } from 'node:os'
import { join } from 'node:path'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { onStop, root } from './shell.mjs'

try {
  await ensureDependencies()
  await ensureBuild()
  runDemo()
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

function runDemo() {
  const tsconfig = join(root, 'demo', 'tsconfig.json')
  const env = existsSync(tsconfig) ? { ...process.env, TSX_TSCONFIG_PATH: tsconfig } : process.env
  // tsx as a loader and not as a command: one process less between a signal and the demo.
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: root,
    env,
    stdio: 'inherit',
  })
  forwardSignals(child)
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (os.signals[signal] ?? 0)))
}

function forwardSignals(child) {
  onStop((signal) => {
    // Ctrl-C in a terminal reaches the demo by itself; it may take a second one for impatience.
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    child.kill(signal)
  })
}
