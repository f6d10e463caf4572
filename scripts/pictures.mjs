// npm run pictures: takes the pictures of the README and of docs/theming.md anew.
// npm run pictures -- --variants: pictures of everything the dialog and the curtain can look like, to
// be looked at on one sheet, .results/pictures/variants.html. `--readme` and `--themes` take those only.
import { runTypeScript } from './browsers.mjs'
import { ensureBuild, ensureChromium, ensureDependencies } from './setup.mjs'

await ensureDependencies()
await ensureBuild()
process.env.CHROMIUM_PATH = await ensureChromium()
process.exitCode = await runTypeScript('e2e/pictures/main.ts', process.argv.slice(2))
