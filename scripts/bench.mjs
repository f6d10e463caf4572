// npm run bench: what the listeners for activity cost, against listeners that do nothing. Takes two
// minutes, and says more on a machine that does nothing else meanwhile.
import { runTypeScript } from './browsers.mjs'
import { ensureBuild, ensureChromium, ensureDependencies } from './setup.mjs'
import { isMain } from './shell.mjs'

export async function bench(args) {
  await ensureDependencies()
  await ensureBuild()
  process.env.CHROMIUM_PATH = await ensureChromium()
  return runTypeScript('bench/main.ts', args)
}

if (isMain(import.meta.url)) process.exitCode = await bench(process.argv.slice(2))
