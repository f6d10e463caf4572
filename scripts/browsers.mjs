// npm run test:browsers: every way of leaving and staying, in three stock browsers.
// npm run test:browsers -- --engine firefox --row "reload button" --subject plain --repeat 5

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { isMain, root } from './shell.mjs'

/** Runs a file of TypeScript with what it prints shown at once; gives its exit code. */
export function runTypeScript(file, args = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, file), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

export async function testBrowsers(args) {
  await ensureDependencies()
  await ensureBuild()
  return runTypeScript('e2e/browsers/run.ts', args)
}

if (isMain(import.meta.url)) process.exitCode = await testBrowsers(process.argv.slice(2))
