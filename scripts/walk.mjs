// npm run walk: a random walk over the demo in three stock browsers. Nobody who stays loses a session.
// npm run walk -- --engine firefox --seed 7 --steps 60: one walk again.
// npm run walk -- --steps 60 --broken: with what Lastcall replaces, to see that the walk notices.
import { runTypeScript } from './browsers.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { isMain } from './shell.mjs'

export async function walk(args) {
  await ensureDependencies()
  await ensureBuild()
  return runTypeScript('e2e/browsers/random-walk/main.ts', args)
}

if (isMain(import.meta.url)) process.exitCode = await walk(process.argv.slice(2))
