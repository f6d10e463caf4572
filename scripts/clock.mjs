// npm run test:clock: one clock for two tabs, in three stock browsers and in real time.
import { runTypeScript } from './browsers.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'

await ensureDependencies()
await ensureBuild()
process.exitCode = await runTypeScript('e2e/browsers/clock/main.ts')
