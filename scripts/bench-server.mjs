// npm run bench:server: what the server half costs. `-- --quick` for a look.
import { runTypeScript } from './browsers.mjs'
import { ensureBuild, ensureDependencies, ensureRedis } from './setup.mjs'

await ensureDependencies()
await ensureBuild()
await ensureRedis()
process.exitCode = await runTypeScript('bench/server/main.ts', process.argv.slice(2))
