// npm run table: the whole matrix, with the scripts that Lastcall is measured against, and
// docs/leave-table.md with its picture. A failed test is in the table, too.
import { runTypeScript, testBrowsers } from './browsers.mjs'

const tested = await testBrowsers(['--all', ...process.argv.slice(2)])
const written = await runTypeScript('e2e/browsers/report/write.ts')
process.exitCode = tested || written
