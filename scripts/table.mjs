// npm run table: the whole matrix, with the scripts that Lastcall is measured against, and
// docs/leave-table.md with its picture. A failed test is in the table, too.
import { runTypeScript, testBrowsers } from './browsers.mjs'
import { bin, run } from './shell.mjs'

const tested = await testBrowsers(['--all', ...process.argv.slice(2)])
const written = await runTypeScript('e2e/browsers/report/write.ts')
// In the form in which the rest of the texts is.
await run(bin('biome'), ['check', '--write', 'docs', 'README.md'])
process.exitCode = tested || written
